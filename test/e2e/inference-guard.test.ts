import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { median } from "../../src/core/stats/describe";
import type { Answer } from "../bench/inference/pages/contestant";
import { type Served, serve } from "../bench/inference/serve";
import { buildSite, type Site } from "../bench/inference/site";
import { type Harness, openHarness, type Visit } from "./harness";

const ROUNDS = 8;
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

/** Verdicts on new pixels each, in the game's own page. @returns tensors before and after */
function judgeMany({ page }: Visit, count: number): Promise<{ before: number; after: number; verdicts: number }> {
  return page.evaluate(async (many) => {
    const { net } = window.glimpse;
    const side = 448;
    const judge = (level: number) => {
      const data = new Uint8ClampedArray(side * side * 4).fill(level);
      return net.ask("judge", { raster: { width: side, height: side, data }, choices: ["dog", "bird"] });
    };
    const tensors = async () => (await net.stats())?.numTensors ?? -1;
    await judge(128);
    const before = await tensors();
    let verdicts = 0;
    for (let i = 0; i < many; i++) if (await judge(i % 256)) verdicts++;
    return { before, after: await tensors(), verdicts };
  }, count);
}

function use({ page }: Visit, backend: "auto" | "wasm"): Promise<string> {
  return page.evaluate(async (choice) => {
    const status = await window.glimpse.net.use("mobilenet-v1-025", choice);
    return status.kind === "ready" ? status.backend : status.kind;
  }, backend);
}

describe("the net in the game's own page", () => {
  it("plays on WebGL by itself and on WASM when told so, and gains no tensor", async () => {
    const visit = await harness.visit();
    await visit.page.goto(`${harness.origin}/?level=first-glance`);
    await visit.page.waitForFunction(() => window.glimpse !== undefined);
    expect(await use(visit, "auto")).toBe("webgl");
    const onWebgl = await judgeMany(visit, 10);
    expect(onWebgl).toEqual({ before: onWebgl.before, after: onWebgl.before, verdicts: 10 });
    expect(await use(visit, "wasm")).toBe("wasm");
    const onWasm = await judgeMany(visit, 100);
    expect(onWasm).toEqual({ before: onWasm.before, after: onWasm.before, verdicts: 100 });
    expect(onWasm.before).toBeGreaterThan(0);
    await visit.context.close();
  });
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

  it("gives the same probabilities, in hardly more time than the bare call", async () => {
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
