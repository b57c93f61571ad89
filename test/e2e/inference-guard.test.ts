import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { median } from "../../src/core/stats/describe";
import type { Answer } from "../bench/inference/pages/contestant";
import { type Served, serve } from "../bench/inference/serve";
import { buildSite, type Site } from "../bench/inference/site";
import { type Harness, openHarness } from "./harness";

const ROUNDS = 16;
const WARM_UPS = 2;
/** Room for a machine that does other things; `npm run bench:inference` is held to 1.05. */
const ALLOWED = 1.6;
/** As many pictures as the bench has, each judged once, must agree to this. */
const SAME = 1e-3;

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(async () => {
  await harness?.close();
});

describe("the net beside the bare package and onnxruntime-web", () => {
  let site: Site;
  let served: Served;
  beforeAll(async () => {
    site = await buildSite();
    served = await serve(site.folder);
  });
  afterAll(async () => {
    await served?.close();
    await site?.remove();
  });

  // Other work that hits one frame more than another is no regression.
  it("gives the same probabilities, in hardly more time than the bare call", { retry: 3 }, async () => {
    const context = await harness.browser.newContext();
    const page = await context.newPage();
    await page.goto(`${served.origin}/race.html`);
    await page.evaluate((pictures) => window.openRace(pictures), [...site.pictures]);
    const addresses = { ours: "/ours.html?backend=wasm", bare: "/bare.html?backend=wasm", onnx: "/ort.html" };
    const names = ["ours", "bare", "onnx"] as const;
    const answers: Record<(typeof names)[number], Answer[]> = { ours: [], bare: [], onnx: [] };
    for (const name of names)
      await page.evaluate(([who, where]) => window.race.open(who, where), [name, addresses[name]] as const);
    for (let round = 0; round < ROUNDS + WARM_UPS; round++)
      for (const name of round % 2 ? [...names].reverse() : names)
        answers[name].push(
          await page.evaluate(([who, picture]) => window.race.judge(who, picture), [name, round] as const),
        );
    await context.close();
    for (const other of [answers.bare, answers.onnx])
      for (const [i, { probabilities }] of answers.ours.entries())
        for (const [at, value] of probabilities.entries())
          expect(Math.abs(value - (other[i]?.probabilities[at] ?? Number.NaN))).toBeLessThan(SAME);
    const ratios = answers.ours.map(({ time }, i) => time / (answers.bare[i]?.time ?? Number.NaN));
    expect(median(ratios.slice(WARM_UPS))).toBeLessThan(ALLOWED);
  });
});
