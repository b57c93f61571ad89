import { readFile } from "node:fs/promises";
import type { BrowserContext } from "playwright-core";
import type { Level } from "../../src/content/level";
import { levelSchema } from "../../src/content/level-schema";
import { ms } from "../../src/core/units";

/** What a visitor's level files say in place of what lies in levels/. */
export type LevelChange = (level: Level) => Level;

/** Time to answer, however slowly a busy machine gets round to it. */
const UNHURRIED = ms(60_000);

/** The level as it is, with all the time in the world to answer. */
export const unhurried: LevelChange = (level) => {
  if (level.task.type !== "flash") return level;
  const { timing } = level.task;
  return { ...level, task: { ...level.task, timing: { ...timing, deadline: UNHURRIED } } };
};

/** Any level with all of its conditions and as few trials as still show each and can be passed. */
export const shorten: LevelChange = (level) => {
  const { task } = unhurried(level);
  if (task.type === "lab") return level;
  if (task.type === "glimpses") return { ...level, task: { ...task, trials: 3 } };
  const practice = Math.min(task.practice, 1);
  const { design } = task;
  if (design?.kind !== "cue-conflict")
    return { ...level, task: { ...task, practice, trials: Math.max(4, task.conditions.length) } };
  // Six conflicts: enough to tell a player who follows a cue from a guesser.
  return { ...level, task: { ...task, practice, trials: 7, design: { ...design, whole: 1 } } };
};

/**
 * The seam by which tests change a level: a level is data that the page asks for, so the visitor gets other data. The
 * game itself knows nothing of it.
 */
export async function serveLevels(context: BrowserContext, change: LevelChange): Promise<void> {
  await context.route("**/levels/*/level.json", async (route) => {
    const [, id] = /levels\/([^/]+)\/level\.json/.exec(route.request().url()) ?? [];
    const level = levelSchema.parse(JSON.parse(await readFile(`levels/${id}/level.json`, "utf8")));
    await route.fulfill({ json: change(level), headers: { "Cross-Origin-Resource-Policy": "same-origin" } });
  });
}
