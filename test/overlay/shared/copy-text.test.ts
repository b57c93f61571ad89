import { afterEach, expect, test, vi } from "vitest";
import { copyText } from "../../../src/overlay/shared/copy-text";

afterEach(() => vi.unstubAllGlobals());

/** A page with or without a clipboard, whose old copy command works or not. */
function page(clipboard: unknown, command: () => boolean) {
  const fields: { value: string; selected: boolean; removed: boolean }[] = [];
  vi.stubGlobal("navigator", { clipboard });
  vi.stubGlobal("HTMLElement", class {});
  vi.stubGlobal("document", {
    activeElement: null,
    body: { append: () => {} },
    createElement: () => {
      const field = {
        value: "",
        selected: false,
        removed: false,
        style: {},
        select: () => {
          field.selected = true;
        },
        remove: () => {
          field.removed = true;
        },
      };
      fields.push(field);
      return field;
    },
    execCommand: command,
  });
  return fields;
}

test("the clipboard is used where there is one", async () => {
  const written: string[] = [];
  const fields = page({ writeText: async (text: string) => written.push(text) }, () => false);
  expect(await copyText("a link")).toBe(true);
  expect(written).toEqual(["a link"]);
  expect(fields).toEqual([]);
});

test.each([
  ["there is none, as on plain http", undefined],
  ["it refuses", { writeText: () => Promise.reject(new Error("denied")) }],
])("a selected field is copied where %s, and taken away again", async (_, clipboard) => {
  const fields = page(clipboard, () => true);
  expect(await copyText("a link")).toBe(true);
  expect(fields).toMatchObject([{ value: "a link", selected: true, removed: true }]);
});

test.each([
  () => false,
  () => {
    throw new Error("forbidden");
  },
])("what cannot be copied at all is said, never thrown", async (command) => {
  page(undefined, command);
  expect(await copyText("a link")).toBe(false);
});
