import type { Browser } from "playwright-core";
import { median } from "../../../src/core/stats/describe";
import { visiting } from "./browser";
import { type Figures, figures } from "./figures";
import type { Served } from "./serve";
import type { Site } from "./site";

export type ContestantName = "ours-webgl" | "bare-webgl" | "ours-wasm" | "bare-wasm" | "onnxruntime" | ThreadedName;
type ThreadedName = "bare-threads" | "onnxruntime-threads";

const ADDRESSES: Readonly<Record<ContestantName, string>> = {
  "ours-webgl": "/ours.html?backend=webgl",
  "bare-webgl": "/bare.html?backend=webgl",
  "ours-wasm": "/ours.html?backend=wasm",
  "bare-wasm": "/bare.html?backend=wasm",
  onnxruntime: "/ort.html",
  "bare-threads": "/bare-threads.html",
  "onnxruntime-threads": "/ort.html?threads=all",
};
const MAIN: readonly ContestantName[] = ["ours-webgl", "bare-webgl", "ours-wasm", "bare-wasm", "onnxruntime"];
/** In a round of their own: threads that spin between answers take the processor from the next contestant. */
const THREADED: readonly ContestantName[] = ["bare-threads", "onnxruntime-threads"];

export interface Runner {
  readonly name: ContestantName;
  readonly detail: string;
  /** The first answer after loading, and after its own warm-up if it has one. */
  readonly first: number;
  readonly time: Figures;
  /** The largest difference of any probability from ours on WebGL, over all pictures. */
  readonly difference: number;
}

export interface RaceResult {
  readonly runners: readonly Runner[];
  /** Median over rounds of ours ÷ bare in the same round. */
  readonly paired: { readonly webgl: number; readonly wasm: number };
  readonly pictures: number;
}

/** Answers from every contestant before its times count. */
const WARM_UPS = 3;

export async function runRace(browser: Browser, site: Site, served: Served, rounds: number): Promise<RaceResult> {
  const main = await race(browser, site, served, MAIN, rounds);
  const reference = main.get("ours-webgl")?.answers ?? [];
  const threaded = await race(browser, site, served, THREADED, Math.ceil(rounds / 2));
  const runners = [...main, ...threaded].map(([name, { detail, times, answers }]) => ({
    name,
    detail,
    first: times[0] ?? Number.NaN,
    time: figures(times.slice(WARM_UPS)),
    difference: Math.max(...answers.map((answer, i) => furthest(answer, reference[i] ?? []))),
  }));
  const ratio = (ours: ContestantName, bare: ContestantName): number => {
    const theirs = main.get(bare)?.times ?? [];
    const ratios = (main.get(ours)?.times ?? []).map((time, i) => time / (theirs[i] ?? Number.NaN));
    return median(ratios.slice(WARM_UPS));
  };
  return {
    runners,
    paired: { webgl: ratio("ours-webgl", "bare-webgl"), wasm: ratio("ours-wasm", "bare-wasm") },
    pictures: site.pictures.length,
  };
}

interface Lane {
  readonly detail: string;
  readonly times: number[];
  /** By picture. */
  readonly answers: (readonly number[])[];
}

/** Every contestant judges the same picture, one after another; the starter changes from round to round. */
async function race(
  browser: Browser,
  site: Site,
  { origin }: Served,
  names: readonly ContestantName[],
  rounds: number,
): Promise<Map<ContestantName, Lane>> {
  return visiting(browser, async (page) => {
    await page.goto(`${origin}/race.html`);
    await page.evaluate((pictures) => window.openRace(pictures), [...site.pictures]);
    const lanes = new Map<ContestantName, Lane>();
    for (const name of names) {
      const detail = await page.evaluate(([who, where]) => window.race.open(who, where), [
        name,
        ADDRESSES[name],
      ] as const);
      lanes.set(name, { detail, times: [], answers: [] });
    }
    for (let round = 0; round < rounds + WARM_UPS; round++) {
      const turn = round % names.length;
      const order = [...names.slice(turn), ...names.slice(0, turn)];
      for (const name of round % 2 ? order.reverse() : order) {
        const answer = await page.evaluate(([who, picture]) => window.race.judge(who, picture), [name, round] as const);
        lanes.get(name)?.times.push(answer.time);
        if (round < site.pictures.length) lanes.get(name)?.answers.push(answer.probabilities);
      }
    }
    return lanes;
  });
}

function furthest(a: readonly number[], b: readonly number[]): number {
  if (a.length !== 1000) throw new Error(`${a.length} probabilities where 1000 were expected`);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? value))), 0);
}
