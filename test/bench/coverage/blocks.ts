import type { LevelFigure } from "../../../src/app/level-figure";
import { type LevelOf, levelOf, taskOf } from "../../../src/content/level";
import { loadDeck } from "../../../src/content/load";
import { loadLevel } from "../../../src/content/load-level";
import type { Rng } from "../../../src/core/rng";
import { buildBlock } from "../../../src/core/trial/build-block";
import type { TrialRecord } from "../../../src/core/trial/record";
import type { Trial } from "../../../src/core/trial/trial";
import { framesFor, hertz, ms } from "../../../src/core/units";
import { nodeSource } from "../../../src/tools/node-source";
import { logOf } from "../../core/trial/samples";
import type { ShownInterval } from "./case";

const RATE = hertz(60);
/** Different blocks of a level; more would only show its figures other pictures. */
const BLOCKS = 40;

export interface PlayedLevel {
  readonly level: LevelOf<"flash">;
  /** The trials of one of the level's blocks. */
  trials(rng: Rng): readonly Trial[];
}

/** A level as it lies in its file, with blocks as they are played. */
export async function flashLevel(id: string): Promise<PlayedLevel> {
  const source = nodeSource();
  const level = levelOf(await loadLevel(source, id), "flash");
  const { deck } = await loadDeck(source);
  const blocks = Array.from({ length: BLOCKS }, (_, seed) => {
    const request = {
      level: level.id,
      levelVersion: level.version,
      seed: String(seed),
      task: taskOf(level, "flash"),
      deck,
    };
    return buildBlock(request).trials;
  });
  return { level, trials: (rng) => rng.pick(blocks) };
}

/** The record of a trial shown exactly as asked, on a screen of 60 Hz. */
export function recordOf(trial: Trial, correct: boolean, net: Partial<NonNullable<TrialRecord["net"]>> | null = null) {
  const count = framesFor(trial.timing.exposure, RATE);
  const log = logOf();
  const presentation = {
    ...log,
    askedFrames: { ...log.askedFrames, exposure: count },
    shownFrames: count,
    shown: ms((count * 1000) / RATE),
  };
  return {
    trial,
    correct,
    presentation,
    valid: true,
    invalidReason: null,
    outcome: "answered",
    net,
  } as unknown as TrialRecord;
}

/** What the level's own figure estimates under a name. */
export function estimated(
  figure: LevelFigure<"flash">,
  { level }: PlayedLevel,
  records: readonly TrialRecord[],
  name: string,
  owner = "you",
): ShownInterval {
  const { figures } = figure.make({ records, level });
  const found = figures
    .flatMap(({ estimates }) => estimates)
    .find((each) => each.name === name && each.owner === owner);
  if (!found) throw new Error(`no figure of ${level.id} estimates "${name}"`);
  return found;
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
