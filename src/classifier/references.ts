import { topK } from "../core/decision/decide";
import { createRng } from "../core/rng";
import type { Raster } from "../core/vision/raster";
import { referencePicture } from "../core/vision/reference-picture";
import { NetFailure } from "./failure";
import type { Ask } from "./questions/registry";

/** What a network is known to say to a picture that a seed gives. Made by `scripts/reference-answers.ts`. */
export interface ReferenceAnswer {
  readonly seed: string;
  /** The likeliest classes with their probabilities, likeliest first. */
  readonly top: readonly { readonly index: number; readonly label: string; readonly probability: number }[];
}

/** Seeds of the pictures: one is a balloon to the built-in net, the other a bib, and it is in two minds about neither. */
export const REFERENCE_SEEDS = ["reference-66", "reference-411"] as const;

/**
 * How far a probability may be from the known one. JavaScript, WebAssembly and WebGL in full precision stay within
 * 0.000002 of it, WebGL in half floats, which is all that some phones have, within 0.018 (`test/e2e/reference-spread.ts`).
 * This is three times that, and a tenth of what it would take to tip a first word.
 */
export const TOLERANCE = 0.05;

export const referenceRaster = (seed: string): Raster => referencePicture(createRng(seed));

/**
 * Asks about the reference pictures and compares.
 * @param known what the network is known to say, or null for one whose answers nobody has written down: then the two
 *   pictures must at least get answers of their own
 * @returns milliseconds of each verdict
 * @throws NetFailure `wrong-answers` with what was expected and what came
 */
export async function proveAnswers(ask: Ask, known: readonly ReferenceAnswer[] | null): Promise<number[]> {
  const times: number[] = [];
  const said: Float32Array[] = [];
  for (const [i, seed] of REFERENCE_SEEDS.entries()) {
    const { answer, time } = await ask("judge", { raster: referenceRaster(seed) });
    if (!answer) throw wrong(`nothing to ${seed}`);
    times.push(time);
    said.push(answer.probabilities);
    if (known) compare(answer.probabilities, seed, known[i]);
  }
  if (!known) compareWithEachOther(said);
  return times;
}

function compare(probabilities: Float32Array, seed: string, known: ReferenceAnswer | undefined): void {
  if (known?.seed !== seed) throw new Error(`no answer is known to ${seed}: run scripts/reference-answers.ts`);
  const [first] = topK(probabilities, 1);
  if (first !== known.top[0]?.index) throw wrong(`class ${first} to ${seed}, not ${known.top[0]?.label}`);
  for (const { index, label, probability } of known.top) {
    const found = probabilities[index] as number;
    // Not "greater than": nothing is greater than NaN.
    if (!(Math.abs(found - probability) <= TOLERANCE))
      throw wrong(`${label} with ${found} to ${seed}, not with ${probability}`);
  }
}

/** Numbers that are all alike are no opinion, and one answer to everything is none either. */
function compareWithEachOther([one, other]: readonly Float32Array[]): void {
  const differs = one?.some((value, i) => Math.abs(value - (other?.[i] ?? Number.NaN)) > 1e-4);
  const first = one?.[topK(one, 1)[0] ?? 0] ?? 0;
  if (!differs || !(first > FLAT)) throw wrong("the same to two different pictures");
}

/** Ten times the share of a class when all are equal. */
const FLAT = 0.01;

const wrong = (what: string) => new NetFailure("wrong-answers", `the net answers ${what}`);
