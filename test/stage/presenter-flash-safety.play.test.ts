import { beforeAll, describe, expect, it } from "vitest";
import { builtLevels } from "../../src/content/campaign";
import { taskOf } from "../../src/content/level";
import { loadCampaign, loadDeck } from "../../src/content/load";
import { loadLevel } from "../../src/content/load-level";
import { buildBlock } from "../../src/core/trial/build-block";
import { countFlashes, meanLuminance } from "../../src/core/vision/flash-safety";
import { greyRaster } from "../../src/core/vision/raster";
import { createNodePictures } from "../../src/pictures/node";
import { nodeSource } from "../../src/tools/node-source";
import { type ShownTrial, shownLight } from "./shown-light";

/** More seeds than the suite has time for: FLASH_SEEDS=20 npx vitest run --project play presenter-flash-safety */
const SEEDS = Number(process.env.FLASH_SEEDS ?? 1);
const TRIALS = process.env.FLASH_SEEDS ? Number.POSITIVE_INFINITY : 8;
/** Every level that flashes. Pictures beside the cross are counted as if all stood in the middle at full size: more light. */
const LEVELS = [
  "first-glance",
  "small-and-cluttered",
  "more-time",
  "invariance",
  "texture-or-shape",
  "grandmother-cell",
  "fovea",
];

const blocks: { name: string; trials: ShownTrial[] }[] = [];

beforeAll(async () => {
  const source = nodeSource();
  const { deck, fileOf } = await loadDeck(source);
  const campaign = await loadCampaign(source);
  for (const id of builtLevels(campaign)) {
    const { task } = await loadLevel(source, id);
    if (task.type === "flash" && !LEVELS.includes(id)) throw new Error(`nobody has counted the flashes of "${id}"`);
  }
  const pictures = await createNodePictures(fileOf);
  for (const id of LEVELS) {
    const level = await loadLevel(source, id);
    for (let seed = 0; seed < SEEDS; seed++) {
      const block = buildBlock({
        level: id,
        levelVersion: level.version,
        seed: `flash-${seed}`,
        task: taskOf(level, "flash"),
        deck,
      });
      const trials: ShownTrial[] = [];
      const all = [...block.practice, ...block.trials];
      // The first of each condition as well: of every exposure, with a mask and without.
      const conditions = new Set<string>();
      const some = all.filter(({ condition }, index) => {
        const isFirst = !conditions.has(condition);
        conditions.add(condition);
        return isFirst || index < TRIALS;
      });
      for (const { stimulus, maskSeed, timing } of some)
        trials.push({ picture: (await pictures.compose(stimulus)).raster, mask: pictures.mask(maskSeed), timing });
      blocks.push({ name: `${id}, seed flash-${seed}`, trials });
    }
  }
}, 3_600_000);

/** At most three general flashes and no red one in any second, of everything that a hasty player can be shown. */
describe("what is shown stays within WCAG 2.3.1", () => {
  const broken = (trials: readonly ShownTrial[]) =>
    trials.flatMap((trial, i) => [{ ...trial, brokenAfter: 1 + ((i * 5) % 17) }, trial]);
  const ways = {
    "practice and block": (trials: readonly ShownTrial[]) => shownLight(trials, false),
    "trials broken off and shown again": (trials: readonly ShownTrial[]) => shownLight(broken(trials), false),
    "calm mode": (trials: readonly ShownTrial[]) => shownLight(trials.slice(0, 3 * SEEDS), true),
  };
  for (const [way, show] of Object.entries(ways))
    it(way, { timeout: 3_600_000 }, () => {
      for (const { name, trials } of blocks) {
        const count = countFlashes(show(trials));
        if (process.env.FLASH_SEEDS) console.log(`${way}; ${name}; ${trials.length} trials: ${JSON.stringify(count)}`);
        expect(count.general, name).toBeLessThanOrEqual(3);
        expect(count.red, name).toBe(0);
      }
    });

  it("the mask gives as much light as the grey field", () => {
    const field = meanLuminance(greyRaster(1, 1, 128));
    for (const { trials } of blocks)
      for (const { mask } of trials) expect(Math.abs(meanLuminance(mask) - field)).toBeLessThan(0.003);
  });

  it("a calm mask by itself is no flash", { timeout: 3_600_000 }, () => {
    for (const { trials } of blocks)
      for (const trial of trials.slice(0, 3)) {
        const { timing } = trial;
        const alone = { ...trial, picture: greyRaster(448, 448, 128), timing };
        // The reveal after it is left out.
        expect(countFlashes(shownLight([alone], true).slice(0, -1)).general).toBe(0);
      }
  });
});
