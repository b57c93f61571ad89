import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReportFigure } from "../../../src/app/class-figures/report-figure";
import type { Estimate } from "../../../src/core/figure/figure";
import { writeCsv } from "../../../src/core/table/csv";
import type { TrialRecord } from "../../../src/core/trial/record";
import { recordColumns, recordRow } from "../../../src/core/trial/record-table";
import { framesFor, ms } from "../../../src/core/units";
import { fakeNet } from "../../app/fake-ports";
import { openNodeGame } from "../../play/node-game";
import { ACCURACY, E2, observers, SHAPE_BIAS, THRESHOLDS, writeClass } from "./class-tables";
import { run } from "./run-analyse";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "glimpse-class-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function figuresOf(...args: string[]): Promise<readonly ReportFigure[]> {
  const { code, out, err } = await run("--json", ...args);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return (JSON.parse(out) as { figures: ReportFigure[] }).figures;
}

const estimatesOf = (figures: readonly { readonly estimates: readonly Estimate[] }[], name: string, owner = "you") =>
  figures.flatMap(({ estimates }) => estimates).find((each) => each.name === name && each.owner === owner) as Estimate;

describe("one person's table", () => {
  test.each([
    ["more-time", ["threshold-masked", "threshold-unmasked"]],
    ["fovea", ["e2"]],
    ["texture-or-shape", ["shape-bias", "decided"]],
    ["invariance", ["invariance-place", "invariance-size", "invariance-turn", "invariance-light", "invariance-depth"]],
    ["grandmother-cell", []],
    ["glimpses", []],
  ])("of %s gives the points and values of the results screen", async (level, names) => {
    const { play } = await openNodeGame({ seeing: false, own: { net: fakeNet() } });
    const { records, figures } = await play(level, "7", (observers[level] as (typeof observers)[string])("ada", 0));
    const file = join(folder, `one-${level}.csv`);
    await writeFile(file, writeCsv([[...recordColumns], ...records.map(recordRow)]));
    const made = await figuresOf("--figure", "auto", file);
    for (const name of names) {
      const { value, low, high } = estimatesOf(figures, name);
      const found = estimatesOf(
        made.map(({ figure }) => figure),
        name,
      );
      for (const [of, mine, screens] of [
        ["value", found.value, value],
        ["low", found.low, low],
        ["high", found.high, high],
      ] as const)
        if (screens === null) expect(mine, `${name} ${of}`).toBeNull();
        else expect(mine, `${name} ${of}`).toBeCloseTo(screens, 3);
    }
    for (const screen of figures.filter(({ key }) => !key.includes("consistency"))) {
      const mine = made.find(({ figure }) => figure.key === screen.key)?.figure;
      if (screen.type === "scale" || mine?.type !== "curve") continue;
      const of = (curve: typeof screen) =>
        curve.series.find(({ owner }) => owner === "you")?.points.map(({ n, correct }) => [n, correct]);
      expect(of(mine), screen.key).toEqual(of(screen));
      expect(mine.chance, screen.key).toBeCloseTo(screen.chance as number, 12);
    }
  });
});

/** Every other picture was up for twice the time that was asked for; the person saw what was shown. */
function askedForHalf(record: TrialRecord): TrialRecord {
  const { trial, presentation } = record;
  if (!presentation || trial.index % 2 === 0) return record;
  const exposure = ms(trial.timing.exposure / 2);
  const askedFrames = { ...presentation.askedFrames, exposure: framesFor(exposure, presentation.refresh) };
  return {
    ...record,
    valid: false,
    invalidReason: "dropped-frames",
    trial: { ...trial, timing: { ...trial.timing, exposure } },
    presentation: { ...presentation, askedFrames },
  };
}

describe("a class", () => {
  const holds = ({ low, high }: Estimate, truth: number) => (low ?? -Infinity) <= truth && truth <= (high ?? Infinity);

  test("gives the thresholds that its people bear, though some pictures were up for longer than asked", async () => {
    const files = await writeClass(join(folder, "time"), "more-time", { people: 10, spread: 0, change: askedForHalf });
    const [made] = await figuresOf("--figure", "exposure", ...files);
    for (const [name, truth] of Object.entries(THRESHOLDS)) {
      const found = estimatesOf([made?.figure as ReportFigure["figure"]], `threshold-${name}`);
      expect(found.value as number, name).toBeGreaterThan(0.75 * truth);
      expect(found.value as number, name).toBeLessThan(1.33 * truth);
    }
    expect(made?.figure).toMatchObject({ trials: 700, inexact: 350, unmeasured: 0 });
    expect(made?.people).toHaveLength(10);
    // A net judged the same 70 pictures for all.
    expect(made?.notes).toContainEqual({ key: "report.net.pictures", values: { pictures: 70 } });
  });

  test("gives shape bias, E2 and accuracy within their intervals", async () => {
    const shapes = await writeClass(join(folder, "shape"), "texture-or-shape", { people: 5, spread: 0 });
    expect(
      holds(
        estimatesOf(
          (await figuresOf("--figure", "shape-bias", ...shapes)).map(({ figure }) => figure),
          "shape-bias",
        ),
        SHAPE_BIAS,
      ),
    ).toBe(true);
    const small = await writeClass(join(folder, "small"), "small-and-cluttered", {
      people: 8,
      spread: 0,
      sameSeed: false,
    });
    const accuracy = await figuresOf("--figure", "accuracy", ...small);
    expect(
      holds(
        estimatesOf(
          accuracy.map(({ figure }) => figure),
          "class-accuracy",
        ),
        ACCURACY,
      ),
    ).toBe(true);
    const fovea = await writeClass(join(folder, "fovea"), "fovea", { people: 4, spread: 0, sameSeed: false });
    const e2 = estimatesOf(
      (await figuresOf("--figure", "eccentricity", ...fovea)).map(({ figure }) => figure),
      "e2",
    );
    expect(e2.value as number).toBeGreaterThan(0.5 * E2);
    expect(e2.value as number).toBeLessThan(2 * E2);

    // Levels do not melt: one call makes a figure of each, and one page.
    const page = join(folder, "class.html");
    const { code } = await run("--html", page, "--lang", "zh-CN", ...shapes, ...small);
    expect(code).toBe(0);
    const html = await readFile(page, "utf8");
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toMatch(/95\.9%.*Geirhos et al\. 2019/);
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|undefined|NaN|report\.\w+\./);
  });
});
