import type { Browser } from "playwright-core";
import { median } from "../../../src/core/stats/describe";
import { type Heap, heapReader, visiting } from "./browser";
import type { Served } from "./serve";

export interface SteadyResult {
  readonly backend: string;
  readonly trials: number;
  /** The first verdict after the net said it was ready. */
  readonly first: number;
  readonly p50: number;
  readonly tensors: { readonly before: number; readonly after: number };
  /** Bytes, after garbage collection, from the end of the warm-up to the end of the trials. */
  readonly growth: { readonly page: Heap; readonly worker: Heap };
}

const SETTLING = 20;

/** Hundreds of verdicts in the real game's page: what grows? */
export async function runSteady(
  browser: Browser,
  served: Served,
  backend: "webgl" | "wasm",
  trials: number,
): Promise<SteadyResult> {
  return visiting(browser, async (page) => {
    const heaps = await heapReader(page);
    // Not the title: its moving ground sleeps during play, and here it would take the renderer from the net.
    await page.goto(`${served.origin}/?level=first-glance`);
    await page.waitForFunction(() => window.glimpse !== undefined);
    const opened = await page.evaluate(async (choice) => {
      const { net } = window.glimpse;
      const status = await net.use("mobilenet-v1-025", choice);
      return status.kind === "ready" ? status.backend : `none: ${JSON.stringify(status)}`;
    }, backend);
    if (opened !== backend) throw new Error(`the net plays on ${opened}, not on ${backend}`);
    const early = await judgeMany(page, SETTLING, 1);
    const tensorsBefore = await countTensors(page);
    const before = await heaps();
    const times = await judgeMany(page, trials, 2);
    const after = await heaps();
    const grown = (a: Heap, b: Heap): Heap => ({ objects: b.objects - a.objects, buffers: b.buffers - a.buffers });
    return {
      backend,
      trials,
      first: early[0] ?? Number.NaN,
      p50: median(times),
      tensors: { before: tensorsBefore, after: await countTensors(page) },
      growth: { page: grown(before.page, after.page), worker: grown(before.worker, after.worker) },
    };
  });
}

type Page = Parameters<Parameters<typeof visiting>[1]>[0];

function countTensors(page: Page): Promise<number> {
  return page.evaluate(async () => (await window.glimpse.net.stats())?.numTensors ?? -1);
}

/** Verdicts on noise, each on new pixels; keeps only their times. */
function judgeMany(page: Page, count: number, seed: number): Promise<number[]> {
  return page.evaluate(
    async ([many, start]) => {
      const { net } = window.glimpse;
      const side = 448;
      const times: number[] = [];
      let state = start;
      for (let i = 0; i < many; i++) {
        const words = new Uint32Array(side * side);
        for (let at = 0; at < words.length; at++) {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          words[at] = state | 0xff000000;
        }
        const raster = { width: side, height: side, data: new Uint8ClampedArray(words.buffer) };
        const begun = performance.now();
        const verdict = await net.ask("judge", { raster, choices: ["dog", "bird", "car", "fish"] });
        if (!verdict) throw new Error("no verdict");
        times.push(performance.now() - begun);
      }
      return times;
    },
    [count, seed] as const,
  );
}
