import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { summaryOf } from "../../../src/app/class/class-summary";
import type { LevelInfo } from "../../../src/app/class-figures/report-figure";
import type { Level } from "../../../src/content/level";
import { loadLevel } from "../../../src/content/load-level";
import type { TrialRecord } from "../../../src/core/trial/record";
import type { Trial } from "../../../src/core/trial/trial";
import { named } from "../../overlay/played";

let level: Level;
beforeAll(async () => {
  level = await loadLevel({ read: (path) => readFile(path, "utf8") }, "first-glance");
});
const info = (): LevelInfo => ({ id: "first-glance", title: "", level, words: null });

const trial = (index: number, change: Partial<Trial> = {}): Trial =>
  ({
    id: `t${index}`,
    index,
    practice: false,
    condition: "plain",
    answer: "dog",
    choices: ["dog", "cat", "bird", "car"],
    imageName: `first-glance_000${index}_plain_dog_x-0000000${index}.png`,
    stimulus: { object: { id: `o${index}` }, background: { kind: "grey" }, light: 1 },
    timing: { fixation: 500, exposure: 100, gap: 0, mask: 0, deadline: 3000 },
    maskSeed: "m",
    ...change,
  }) as unknown as Trial;

/** One student's answers to pictures 0, 1, 2 … */
const student = (
  subject: string,
  choices: readonly (string | null)[],
  net: readonly (string | null)[],
  change: Partial<Trial> = {},
): TrialRecord[] =>
  choices.map((choice, i) => ({ ...named(level, trial(i, change), choice, net[i] ?? null), subject }));

describe("a class's summary", () => {
  const net = ["cat", "dog", "cat"];
  const records = () => [
    ...student("a", ["dog", "cat", "dog"], net),
    ...student("b", ["dog", "cat", "bird"], net),
    ...student("c", ["dog", "dog", "dog"], net),
  ];

  test("sorts pictures into those the class saw, those the net saw, and the hardest", () => {
    const { ahead, behind, missed, people, answers } = summaryOf(records(), info(), true);
    const told = (pictures: typeof ahead) => pictures.map(({ stimulus, right }) => [stimulus.object.id, right]);
    expect(told(ahead)).toEqual([
      ["o0", 3],
      ["o2", 2],
    ]);
    expect(told(behind)).toEqual([["o1", 1]]);
    expect(told(missed)).toEqual([
      ["o1", 1],
      ["o2", 2],
    ]);
    expect([people, answers]).toEqual([3, 9]);
  });

  test("tells what was mixed up more than once", () => {
    expect(summaryOf(records(), info(), true).mixUps).toEqual([{ answer: "dog", choice: "cat", count: 2, of: 9 }]);
  });

  test("leaves out answers of devices that did not show what was asked, unless they are wanted", () => {
    const all = records().map((record) => (record.subject === "c" ? { ...record, valid: false } : record));
    expect(summaryOf(all, info(), false)).toMatchObject({ people: 2, answers: 6, leftOut: 3 });
    expect(summaryOf(all, info(), true)).toMatchObject({ people: 3, answers: 9, leftOut: 0 });
  });

  test("passes over practice and other levels", () => {
    const others = records().map((record) => ({ ...record, level: "fovea" }));
    const practice = student("a", ["dog"], net, { practice: true });
    expect(summaryOf([...others, ...practice], info(), true)).toMatchObject({ people: 0, answers: 0, figures: [] });
  });

  test("has the agreement of the class, but none where nobody is right or wrong", () => {
    expect(summaryOf(records(), info(), true).agreement?.people.map(({ person }) => person)).toEqual(["a", "b", "c"]);
    const cues = [
      ...student("a", ["dog"], ["cat"], { texture: "cat" }),
      ...student("b", ["cat"], ["cat"], { texture: "cat" }),
    ];
    const { agreement, ahead, missed } = summaryOf(cues, info(), true);
    expect([agreement, ahead, missed]).toEqual([null, [], []]);
  });
});
