import { builtLevels, campaignLevels } from "../../content/campaign";
import type { Level } from "../../content/level";
import { allowedTrials, type BlockLengths, blockLengths } from "../../core/trial/allowed-trials";
import type { Deck, FlashTask } from "../../core/trial/flash-task";
import type { LevelShelf } from "../level-shelf";

/** A level that a class can play. */
export interface ClassChoice {
  readonly level: string;
  readonly lengths: BlockLengths;
  /** How long one picture takes a class, ms. */
  readonly pace: number;
}

/** Ids of the levels that flash pictures, in the campaign's order. @throws ContentError (as a rejection) */
export async function classLevelIds({ campaign, file }: Pick<LevelShelf, "campaign" | "file">): Promise<string[]> {
  const built = new Set(builtLevels(campaign));
  const ids = campaignLevels(campaign).flatMap(({ id, kind }) => (kind !== "lab" && built.has(id) ? [id] : []));
  const levels = await Promise.all(ids.map(file));
  return levels.filter(({ task }) => task.type === "flash").map(({ id }) => id);
}

/** What a host may choose about a level. @throws ContentError (as a rejection) when its file is missing or wrong */
export async function classChoice(levels: Pick<LevelShelf, "file">, deck: Deck, id: string): Promise<ClassChoice> {
  const level = await levels.file(id);
  const task = flashOf(level);
  return { level: id, lengths: blockLengths(allowedTrials(task, deck)), pace: paceOf(task) };
}

function flashOf({ id, task }: Level): FlashTask {
  if (task.type !== "flash") throw new Error(`the level "${id}" flashes no pictures`);
  return task;
}

/** As the room's clock has it: from a picture's key to its flash, and how long its result stays up, ms. */
const AROUND_MS = 3000 + 4500;
/** What the slowest of a class takes to answer, as a share of the time allowed. */
const SLOWEST = 0.7;

function paceOf({ timing: { exposure, gap, mask, deadline } }: FlashTask): number {
  return AROUND_MS + exposure + gap + mask + SLOWEST * deadline;
}
