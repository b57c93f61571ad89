import { beforeAll, describe, expect, test } from "vitest";
import { classAgreement } from "../../../src/app/class-figures/class-agreement";
import { classTable } from "../../../src/app/class-figures/class-table";
import { type CupFile, type CupProblem, cupSentence, readCup } from "../../../src/app/class-figures/cup";
import { createTranslator } from "../../../src/content/messages";
import en from "../../../src/content/messages/en/class-figures.json";
import zh from "../../../src/content/messages/zh-CN/class-figures.json";
import type { TrialRecord } from "../../../src/core/trial/record";
import { playClass } from "../../tools/analyse/class-tables";

type Classes = Record<"a" | "b" | "late", readonly TrialRecord[]>;
let of: Classes;

/** A class whose people have names of their own, on another day. */
const moved = (records: readonly TrialRecord[], prefix: string, day: string): TrialRecord[] =>
  records.map((record) => ({ ...record, subject: `${prefix}-${record.subject}`, at: `2026-03-${day}T10:00:00.000Z` }));

const flat = async (people: number, spread: number) =>
  (await playClass("first-glance", { people, spread })).flatMap(({ records }) => records);

beforeAll(async () => {
  const [five, four] = [await flat(5, 0.4), await flat(4, 0)];
  of = { a: moved(five, "a", "01"), b: moved(four, "b", "02"), late: moved(five, "a", "03") };
});

const file = (name: string, records: readonly TrialRecord[], className = name): CupFile => ({
  name: `${name}.csv`,
  text: classTable(
    records.map((record) => ({ record, seat: record.subject, name: record.subject, team: null })),
    { className, nicknames: false },
  ),
});

const kinds = (problems: readonly CupProblem[]) => problems.map((each) => [each.kind, each.file]);

describe("a cup", () => {
  test("sets classes of the same pictures side by side, each as its own figures have it", () => {
    const { level, classes, problems } = readCup([file("7a", of.a), file("7b", of.b)]);
    expect(problems).toEqual([]);
    expect(level).toBe("first-glance");
    expect(classes.map(({ name, people, elsewhere }) => ({ name, people, elsewhere }))).toEqual([
      { name: "7a", people: 5, elsewhere: 0 },
      { name: "7b", people: 4, elsewhere: 0 },
    ]);
    for (const [i, records] of [of.a, of.b].entries()) {
      const own = classAgreement(records);
      expect(classes[i]?.humanHuman).toEqual(own.humanHuman);
      expect(classes[i]?.humanNet).toEqual(own.humanNet);
      const counted = records.filter(({ trial }) => !trial.practice);
      expect(classes[i]?.accuracy.n).toBe(counted.length);
      expect(classes[i]?.accuracy.correct).toBe(counted.filter(({ correct }) => correct).length);
      expect(classes[i]?.net?.n).toBe(16);
    }
  });

  test("counts people once, where they played first, in whatever order the files come", () => {
    const again = file("later", [...of.late, ...of.b]);
    for (const files of [
      [file("7a", of.a), again],
      [again, file("7a", of.a)],
    ]) {
      const { classes } = readCup(files);
      expect(classes.find(({ name }) => name === "7a")).toMatchObject({ people: 5, elsewhere: 0 });
      expect(classes.find(({ name }) => name === "later")).toMatchObject({ people: 4, elsewhere: 5 });
    }
  });

  test("leaves marked answers out and says how many, unless they are asked for", () => {
    const marked = of.b.map((record) =>
      record.trial.index === 3 ? { ...record, valid: false, invalidReason: "dropped-frames" as const } : record,
    );
    const count = marked.filter(({ valid, trial }) => !valid && !trial.practice).length;
    expect(count).toBe(4);
    expect(readCup([file("7b", marked)]).classes[0]).toMatchObject({ leftOut: 4, accuracy: { n: 60 } });
    const whole = readCup([file("7b", marked)], { level: null, includeMarked: true });
    expect(whole.classes[0]).toMatchObject({ leftOut: 0, accuracy: { n: 64 } });
  });

  test("says of each file that it cannot take why", async () => {
    const good = file("7a", of.a);
    const other = of.b.map((record) => ({ ...record, level: "more-time" }));
    const older = of.b.map((record) => ({ ...record, levelVersion: 0 }));
    const strange = of.b.map((record) => ({ ...record, stimulusHash: `x${record.trial.id}` }));
    const { classes, problems } = readCup([
      good,
      { name: "copy.csv", text: good.text },
      { name: "nothing.csv", text: " \n" },
      { name: "letter.txt", text: "Dear colleague,\nhere are our results." },
      {
        name: "public.csv",
        text: "subj,session,trial,rt,object_response,category,condition,imagename\na,1,1,0.5,dog,dog,0,x_dog_1.png\n",
      },
      file("level", other),
      file("version", older),
      file("pictures", strange),
      file(
        "practice",
        of.b.filter(({ trial }) => trial.practice),
      ),
    ]);
    expect(classes.map(({ name }) => name)).toEqual(["7a"]);
    expect(kinds(problems)).toEqual([
      ["twice", "copy.csv"],
      ["empty", "nothing.csv"],
      ["damaged", "letter.txt"],
      ["not-ours", "public.csv"],
      ["other-level", "level.csv"],
      ["other-version", "version.csv"],
      ["other-pictures", "pictures.csv"],
      ["no-answers", "practice.csv"],
    ]);
    for (const [language, words] of [
      ["en", en],
      ["zh-CN", zh],
    ] as const) {
      const t = await createTranslator(language, [words]);
      for (const problem of problems) {
        expect(cupSentence(t, problem)).toContain(problem.file);
        expect(cupSentence(t, problem)).not.toContain("cup.");
      }
    }
  });

  test("keeps what can be read of a damaged file, and says which line is not", () => {
    const whole = file("7a", of.a);
    const lines = whole.text.split("\n");
    lines[8] = "torn";
    const { classes, problems } = readCup([{ ...whole, text: lines.join("\n") }]);
    expect(classes[0]?.people).toBe(5);
    expect(problems).toMatchObject([{ kind: "lines", file: "7a.csv", lines: 1, first: 9 }]);
  });
});
