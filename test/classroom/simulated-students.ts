import { loadDeck } from "../../src/content/load";
import { loadLevel } from "../../src/content/load-level";
import { createRng } from "../../src/core/rng";
import { accuracyAt } from "../../src/core/stats/eccentricity-fit";
import { psychometric } from "../../src/core/stats/logistic-fit";
import { buildBlock } from "../../src/core/trial/build-block";
import type { NetVerdict, TrialRecord } from "../../src/core/trial/record";
import { makeRecord } from "../../src/core/trial/score";
import type { Trial } from "../../src/core/trial/trial";
import { frames, hertz, ms } from "../../src/core/units";
import { nodeSource } from "../../src/tools/node-source";
import { normal } from "../bench/class-coverage/designs";
import { type KappaDesign, kappaDesigns } from "../bench/class-coverage/kappa-design";

/** What is known of a class. Spreads are of normal strays between people: in logits, or in logarithms. */
export type ClassTruth =
  | { readonly kind: "accuracy"; readonly design: KappaDesign }
  | {
      readonly kind: "exposure";
      /** Halfway up at these exposures, ms. */
      readonly masked: number;
      readonly unmasked: number;
      readonly spread: number;
    }
  | {
      readonly kind: "eccentricity";
      /** Degrees: E2, and the size that is halfway up in the middle of the gaze. */
      readonly e2: number;
      readonly size: number;
      readonly spread: number;
    }
  | { readonly kind: "shape"; readonly bias: number; readonly spread: number };

/** Classes whose parameters are known, by the level that measures them. */
export const CLASS_TRUTHS = {
  "first-glance": { kind: "accuracy", design: kappaDesigns[0] as KappaDesign },
  "more-time": { kind: "exposure", masked: 80, unmasked: 40, spread: 0.3 },
  fovea: { kind: "eccentricity", e2: 2, size: 0.3, spread: 0.2 },
  "texture-or-shape": { kind: "shape", bias: 0.9, spread: 0.5 },
} as const satisfies Readonly<Record<string, ClassTruth>>;

export interface SimulatedStudent {
  readonly person: string;
  /** What the student says to a trial, and after how many ms from its onset. The same trial gets the same answer. */
  answer(trial: Trial): { readonly choice: string; readonly rt: number };
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const logit = (p: number) => Math.log(p / (1 - p));
const LAPSE = 0.02;

/** How hard a picture is for everybody alike: a normal stray that hangs on the exact picture alone. */
const hardness = (seed: string, { imageName }: Trial): number => normal(createRng(`${seed}/hard/${imageName}`));

/**
 * A class of students who bear known values.
 *
 * @param seed another one draws other people and other pictures' hardness.
 */
export function simulateStudents(truth: ClassTruth, count: number, seed: string): SimulatedStudent[] {
  return Array.from({ length: count }, (_, i) => {
    const person = `s${String(i + 1).padStart(2, "0")}`;
    const own = createRng(`${seed}/${person}`);
    const stray = normal(own.fork("stray"));
    const second = normal(own.fork("second"));
    const says = (trial: Trial): ((rng: ReturnType<typeof createRng>) => string) => {
      if (truth.kind === "shape") {
        const bias = logistic(logit(truth.bias) + truth.spread * stray);
        return (rng) => (rng.next() < bias ? trial.answer : (trial.texture ?? trial.answer));
      }
      const right = chanceOfRight(truth, trial, [stray, second], hardness(seed, trial));
      return (rng) => (rng.next() < right ? trial.answer : rng.pick(trial.choices.filter((c) => c !== trial.answer)));
    };
    return {
      person,
      answer: (trial) => {
        const rng = own.fork(trial.id);
        return { choice: says(trial)(rng), rt: 400 + 400 * rng.next() };
      },
    };
  });
}

function chanceOfRight(
  truth: Exclude<ClassTruth, { kind: "shape" }>,
  { choices, timing, place }: Trial,
  [stray, second]: readonly [number, number],
  hard: number,
): number {
  const chance = 1 / choices.length;
  if (truth.kind === "accuracy") {
    const { design } = truth;
    return logistic(design.class + design.people * stray - design.pictures * hard);
  }
  if (truth.kind === "exposure") {
    const middle = Math.log(timing.mask > 0 ? truth.masked : truth.unmasked) + truth.spread * stray;
    return psychometric(Math.log(timing.exposure), { threshold: middle, slope: 3, chance, lapse: LAPSE });
  }
  const shape = {
    threshold: truth.size * Math.exp(truth.spread * second),
    e2: truth.e2 * Math.exp(truth.spread * stray),
    slope: 2.5,
    chance,
    lapse: LAPSE,
  };
  return accuracyAt(shape, place?.eccentricity ?? 0, place?.diameter ?? 1);
}

/** The net of such a class: its errors are in part those of the people. */
export function simulatedNet(truth: ClassTruth, seed: string): (trial: Trial) => NetVerdict {
  return (trial) => {
    const rng = createRng(`${seed}/net/${trial.imageName}`);
    const right =
      truth.kind === "accuracy"
        ? logistic(truth.design.net - truth.design.shared * truth.design.pictures * hardness(seed, trial))
        : 0.6;
    const choice = rng.next() < right ? trial.answer : rng.pick(trial.choices.filter((each) => each !== trial.answer));
    return {
      choice,
      scores: trial.choices.map((each) => (each === choice ? 0.5 : 0.1)),
      tie: false,
      top5: [],
      model: "simulated-net",
      backend: "none",
      time: ms(1),
    };
  };
}

/** The trials that a level gives a class. @param trials how many; the level's own number if absent */
export async function classTrials(id: string, seed: string, trials?: number): Promise<readonly Trial[]> {
  const source = nodeSource();
  const [level, content] = await Promise.all([loadLevel(source, id), loadDeck(source)]);
  if (level.task.type !== "flash") throw new Error(`${id} flashes no pictures`);
  const task = trials === undefined ? level.task : { ...level.task, trials };
  return buildBlock({ level: id, levelVersion: level.version, seed, task, deck: content.deck }).trials;
}

export interface ClassPlay {
  readonly level: string;
  readonly levelVersion?: number;
  readonly seed: string;
  readonly session?: string;
  /** The hour of the class: ISO 8601. */
  readonly at?: string;
}

/** The records of a class that played these trials, each shown exactly as asked on a screen of 60 Hz. */
export function classRecords(
  trials: readonly Trial[],
  students: readonly SimulatedStudent[],
  net: ((trial: Trial) => NetVerdict) | null,
  { level, levelVersion = 1, seed, session = "class", at = "2026-11-27T08:00:00.000Z" }: ClassPlay,
): TrialRecord[] {
  return trials.flatMap((trial) =>
    students.map(({ person, answer }) => {
      const { choice, rt } = answer(trial);
      const exposure = trial.timing.exposure;
      const shown = frames(Math.max(1, Math.round((exposure * 60) / 1000)));
      return makeRecord(
        trial,
        {
          subject: person,
          session,
          level,
          levelVersion,
          seed,
          attempt: 1,
          stimulusHash: "00",
          net: net?.(trial) ?? null,
          at,
          appVersion: "0.0.0",
        },
        {
          presentation: {
            refresh: hertz(60),
            askedFrames: { fixation: frames(30), exposure: shown, gap: frames(0), mask: frames(12) },
            onset: ms(1000),
            offset: ms(1000 + exposure),
            shownFrames: shown,
            shown: ms(exposure),
            intervals: [],
            droppedFrames: frames(0),
            verdict: { kind: "exact" },
          },
          outcome: "answered",
          reason: null,
          response: { choice, rt: ms(rt), device: "simulated" },
        },
      );
    }),
  );
}
