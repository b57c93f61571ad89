import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createRng, type Rng } from "../../../src/core/rng";
import { accuracyAt } from "../../../src/core/stats/eccentricity-fit";
import { psychometric } from "../../../src/core/stats/logistic-fit";
import { writeCsv } from "../../../src/core/table/csv";
import type { TrialRecord } from "../../../src/core/trial/record";
import { recordColumns, recordRow } from "../../../src/core/trial/record-table";
import type { Trial } from "../../../src/core/trial/trial";
import { fakeNet } from "../../app/fake-ports";
import { normal } from "../../bench/class-coverage/designs";
import { answerOf, type Round } from "../../levels/invariance/observer";
import { openNodeGame } from "../../play/node-game";
import type { Observer } from "../../play/observer";

/** How much people of a simulated class differ, in logarithms or logits. */
export interface Truth {
  readonly spread: number;
}

/** Halfway up at these exposures, in ms. */
export const THRESHOLDS = { masked: 80, unmasked: 40 } as const;
export const E2 = 2;
export const SHAPE_BIAS = 0.9;
export const ACCURACY = 0.8;

const wrong = ({ answer, choices }: Trial, rng: Rng): string => rng.pick(choices.filter((each) => each !== answer));

/** Answers rightly with a probability that the trial and the person's own stray settle. */
const by =
  (chanceOfRight: (trial: Trial, stray: number) => number) =>
  (name: string, spread: number): Observer => {
    const stray = spread * normal(createRng(`stray/${name}`));
    return (trial) => {
      const rng = createRng(`${name}/${trial.id}`);
      const right = rng.next() < chanceOfRight(trial, stray);
      return { choice: right ? trial.answer : wrong(trial, rng), rt: 400 + 400 * rng.next() };
    };
  };

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** People who bear known values, by level. */
export const observers: Readonly<Record<string, (name: string, spread: number) => Observer>> = {
  "more-time": by(({ timing }, stray) => {
    const threshold = Math.log(timing.mask > 0 ? THRESHOLDS.masked : THRESHOLDS.unmasked) + stray;
    return psychometric(Math.log(timing.exposure), { threshold, slope: 3, chance: 0.25, lapse: 0.02 });
  }),
  fovea: by(({ place }, stray) => {
    const shape = { threshold: 0.3 * Math.exp(stray), slope: 3, e2: E2, chance: 1 / 6, lapse: 0.02 };
    return accuracyAt(shape, place?.eccentricity ?? 0, place?.diameter ?? 1);
  }),
  "small-and-cluttered": by((_, stray) => logistic(Math.log(ACCURACY / (1 - ACCURACY)) + stray)),
  "first-glance": by((_, stray) => logistic(Math.log(ACCURACY / (1 - ACCURACY)) + stray)),
  "grandmother-cell": by((_, stray) => logistic(Math.log(ACCURACY / (1 - ACCURACY)) + stray)),
  "texture-or-shape": (name, spread) => {
    const bias = logistic(Math.log(SHAPE_BIAS / (1 - SHAPE_BIAS)) + spread * normal(createRng(`stray/${name}`)));
    return ({ id, answer, texture }) => ({
      choice: createRng(`${name}/${id}`).next() < bias ? answer : (texture ?? answer),
    });
  },
  invariance: (name) => (trial) => {
    const round = trial.condition.startsWith("place")
      ? "place"
      : trial.condition.startsWith("size")
        ? "size"
        : trial.condition.startsWith("turn")
          ? "turn"
          : trial.condition.startsWith("depth")
            ? "depth"
            : "light";
    return { choice: answerOf({ ...trial, id: `${name}/${trial.id}` }, round as Round) };
  },
  glimpses: (name) => (trial) => {
    const rng = createRng(`${name}/${trial.id}`);
    const looks = 1 + rng.int(4);
    const jumps = Array.from({ length: looks }, (_, i) => ({
      gaze: { x: rng.between(0.2, 0.8), y: rng.between(0.2, 0.8) },
      at: 250 * (i + 1),
    }));
    return { choice: rng.next() < 0.7 ? trial.answer : wrong(trial, rng), rt: 300 * (looks + 1), jumps };
  },
};

export interface ClassOptions {
  readonly people: number;
  readonly spread: number;
  /** One seed for all, as in a class that plays the same pictures, or one for each. */
  readonly sameSeed?: boolean;
  readonly change?: (record: TrialRecord) => TrialRecord;
}

/** Plays a level with a class, headless, and returns each person's table as the game saves it. */
export async function playClass(
  level: string,
  { people, spread, sameSeed = true, change = (record) => record }: ClassOptions,
): Promise<{ readonly name: string; readonly text: string; readonly records: readonly TrialRecord[] }[]> {
  const { play } = await openNodeGame({ seeing: false, own: { net: fakeNet() } });
  const tables = [];
  for (let i = 1; i <= people; i++) {
    const name = `p${String(i).padStart(2, "0")}`;
    const observer = observers[level]?.(name, spread);
    if (!observer) throw new Error(`nobody plays ${level}`);
    const block = await play(level, sameSeed ? "7" : String(i), observer);
    const records = block.records.map((record) => change({ ...record, subject: name, session: `${level}-${i}` }));
    tables.push({
      name: `${level}-${name}.csv`,
      text: writeCsv([[...recordColumns], ...records.map(recordRow)]),
      records,
    });
  }
  return tables;
}

/** {@link playClass}, written into a folder. @returns the files' names */
export async function writeClass(folder: string, level: string, options: ClassOptions): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const tables = await playClass(level, options);
  const files = tables.map(({ name }) => join(folder, name));
  await Promise.all(tables.map(({ text }, i) => writeFile(files[i] as string, text)));
  return files;
}
