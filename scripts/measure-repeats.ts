import { taskKind } from "../src/app/tasks/task-kinds";
import { loadDeck } from "../src/content/load";
import { loadLevel } from "../src/content/load-level";
import { seriesSeed } from "../src/core/trial/series";
import type { ItemId } from "../src/core/trial/trial";
import { nodeSource } from "../src/tools/node-source";

/**
 * How often a player who opens a level ten times meets an object again: over blocks that stand alone, each with a random
 * seed, and over the blocks of a series. `npx tsx scripts/measure-repeats.ts LEVEL…`
 */
const VISITS = 10;
const PLAYERS = 60;

const source = nodeSource();
const { deck } = await loadDeck(source);

for (const id of process.argv.slice(2)) {
  const level = await loadLevel(source, id);
  const objects = (seed: string): ItemId[] => {
    const { practice, trials } = taskKind(level).block({ level, task: level.task, seed, deck });
    return [...practice, ...trials].map(({ stimulus }) => stimulus.object.id);
  };
  const ways = {
    "random seeds": (player: number, visit: number) => `${player}x${visit}`,
    "a series": (player: number, visit: number) => seriesSeed({ series: `${player}`, block: visit }),
  };
  for (const [name, seedOf] of Object.entries(ways)) {
    let [again, shown, twice, met] = [0, 0, 0, 0];
    for (let player = 0; player < PLAYERS; player++) {
      const before: Set<ItemId>[] = [];
      for (let visit = 1; visit <= VISITS; visit++) {
        const now = objects(seedOf(player, visit));
        const own = new Set(now);
        twice += now.length - own.size;
        if (visit > 1) {
          shown += own.size;
          again += [...own].filter((one) => before.slice(-2).some((block) => block.has(one))).length;
        }
        before.push(own);
      }
      met += new Set(before.flatMap((block) => [...block])).size;
    }
    const share = ((100 * again) / shown).toFixed(1);
    console.log(
      `${id}, ${name}: ${share} % of a block's objects were met within the last two visits, ` +
        `${(twice / PLAYERS / VISITS).toFixed(2)} come twice in a block, ${(met / PLAYERS).toFixed(0)} met in ten visits`,
    );
  }
}
