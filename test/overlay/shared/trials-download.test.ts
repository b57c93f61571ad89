// @vitest-environment happy-dom
import { html } from "lit";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { KeepFault } from "../../../src/app/keeping-ports";
import type { OwnTable } from "../../../src/app/own-data";
import { languages } from "../../../src/content/language";
import "../../../src/overlay/shared/trials-download";
import { recordOf } from "../../storage/fake-database";
import { appears, button, type FakeGame, fakeGame, find, show, wordsOf } from "../fake-game";

const silent = new KeepFault("silent", "no answer");
const whole: OwnTable = {
  records: [recordOf(0), recordOf(1)],
  damaged: [],
  unreadable: 0,
  fault: null,
  csv: "subj\nwhole\n",
  damagedJson: "[]",
};

let fake: FakeGame;
/** Names and texts of the files that were saved. */
let saved: { name: string; text: string }[];
beforeEach(() => {
  saved = [];
  let last: Blob | null = null;
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    last = blob as Blob;
    return "blob:any";
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    const file = { name: this.download, text: "" };
    saved.push(file);
    void last?.text().then((text) => {
      file.text = text;
    });
  });
});
afterEach(() => vi.restoreAllMocks());

async function press(parts: Partial<OwnTable>, language: (typeof languages)[number] = "en") {
  fake = await fakeGame({ language });
  const take = vi.spyOn(fake.game.data, "take").mockResolvedValue({ ...whole, ...parts });
  const root = show(html`<trials-download .game=${fake.game} .words=${"Download"}></trials-download>`);
  (await appears(root, "button")).click();
  await vi.waitFor(() => expect(take).toHaveBeenCalledOnce());
  return { root, take };
}

/** The number of a file's kind and what is in it, whatever the day. */
const files = async (): Promise<readonly (readonly [string, string])[]> => {
  await vi.waitFor(() => expect(saved.every(({ text }) => text !== "")).toBe(true));
  return saved.map(({ name, text }) => [name.replace(/\d{4}-\d\d-\d\d/, "DAY"), text]);
};

test("all that is kept is saved at once, and nothing is said", async () => {
  const { root } = await press({});
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  expect(await files()).toEqual([["glimpse-trials-DAY.csv", whole.csv]]);
  expect(root.querySelector(".trials-missing")).toBeNull();
});

describe.each(languages)("in %s", (language) => {
  test("an archive that cannot be read saves nothing unasked, and says that the trials are not lost", async () => {
    const { root } = await press({ fault: silent, csv: "subj\npart\n" }, language);
    const { t } = fake.game.stores.language.getState();
    const missing = await appears(root, '.trials-missing[role="alert"]');
    expect(saved).toEqual([]);
    expect(wordsOf(missing)).toContain(t("own-data.unreachable"));
    expect(wordsOf(missing)).toContain(t("own-data.only-waiting", { count: 2 }));
    // The part comes only when it is asked for as that.
    button(missing, t("own-data.download-part")).click();
    expect(await files()).toEqual([["glimpse-trials-DAY.csv", "subj\npart\n"]]);
  });

  test("rows that cannot be read are counted beside the table, and handed out apart", async () => {
    const { root } = await press({ damaged: [{}, null], unreadable: 3, damagedJson: "[{},null]" }, language);
    const { t } = fake.game.stores.language.getState();
    const missing = await appears(root, ".trials-missing");
    expect(wordsOf(missing)).toContain(t("own-data.damaged", { count: 2 }));
    expect(wordsOf(missing)).toContain(t("own-data.lost", { count: 3 }));
    find(missing, ".damaged").click();
    expect(await files()).toEqual([
      ["glimpse-trials-DAY.csv", whole.csv],
      ["glimpse-trials.damaged.json", "[{},null]"],
    ]);
  });
});

test("with nothing at hand there is no part to save; once the archive answers, all of it is saved and nothing more is said", async () => {
  const { root, take } = await press({ fault: silent, records: [] });
  const missing = await appears(root, ".trials-missing");
  expect(missing.querySelector(".part")).toBeNull();
  take.mockResolvedValue(whole);
  button(missing, "Try again").click();
  await vi.waitFor(() => expect(root.querySelector(".trials-missing")).toBeNull());
  expect(await files()).toEqual([["glimpse-trials-DAY.csv", whole.csv]]);
});
