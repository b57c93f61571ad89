import type { RoomCommand } from "../../classroom/room/events.ts";
import type { RoomState, SealNames } from "../../classroom/room/state.ts";
import { allowedBlock } from "../../core/trial/allowances.ts";
import { buildBlock } from "../../core/trial/build-block.ts";
import { seriesSeed } from "../../core/trial/series.ts";
import type { Trial } from "../../core/trial/trial.ts";
import type { ClassLevels } from "./class-levels.ts";
import { hashSecret, newId } from "./secrets.ts";
import { newSealNames } from "./studio/studio.ts";

type Draw = Extract<RoomCommand, { type: "draw" }>;

/**
 * The seed of a level in a session. Classes of one cup share it, so that they see the same pictures; other seeds come
 * from the session's secret. The levels of a session are one series, so that few pictures come twice.
 */
export function seedOf({ settings, seed }: Pick<RoomState, "settings" | "seed">, item: number): string {
  const series =
    settings.cup === null ? hashSecret(`seed ${seed}`).slice(0, 12).replace(/-/g, "_") : `cup ${settings.cup}`;
  return seriesSeed({ series, block: item + 1 });
}

/**
 * Draws the next level of a session. What players learn of a trial names nothing: its id and its mask's seed are random.
 * @throws Error with a sentence when the level cannot be played
 */
export async function drawBlock(state: RoomState, item: number, levels: ClassLevels): Promise<Draw> {
  const wanted = state.settings.playlist[item];
  if (!wanted) throw new Error(`the playlist has no level ${item + 1}`);
  const level = await levels.level(wanted.level);
  const task = levels.task(level, wanted);
  const seed = seedOf(state, item);
  const built = buildBlock({ level: level.id, levelVersion: level.version, seed, task, deck: levels.deck.deck });
  const { practice, trials } = allowedBlock(built, { answerTime: state.settings.answerTime });
  const all = [...(state.settings.practice ? practice : []), ...trials].map(
    (trial): Trial => ({ ...trial, id: newId(), maskSeed: newId() }),
  );
  const seals = Object.fromEntries(
    all.map(({ id }): [string, SealNames] => {
      const { id: picture, key } = newSealNames();
      return [id, { picture, key }];
    }),
  );
  return { type: "draw", item, level: level.id, levelVersion: level.version, seed, trials: all, seals };
}
