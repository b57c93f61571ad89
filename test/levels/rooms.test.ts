import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { levelParts } from "../../src/levels/level-parts";

/** A level's tests lie in its own folder, so that another level touches no other's. */
describe.each([...levelParts])("the tests of %s", (id, { figure }) => {
  test("lie in a folder of its own: its views, and its figure recovered from observers", async () => {
    const names = await readdir(`test/levels/${id}`).catch(() => []);
    expect(names).toContain("views.test.ts");
    if (figure) expect(names).toContain("observer.test.ts");
  });
});

test("no folder of tests is left over, and no test beside them is about a single level", async () => {
  const entries = await readdir("test/levels", { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(folders.filter((name) => !levelParts.has(name))).toEqual([]);
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  expect(files.sort()).toEqual(["level-page.ts", "rooms.test.ts"]);
});
