import { topK } from "../core/decision/decide";
import { createRng } from "../core/rng";
import type { Raster } from "../core/vision/raster";
import { referencePicture } from "../core/vision/reference-picture";
import { NetFailure } from "./failure";
import type { Ask } from "./questions/registry";

/** A network's known answer to a picture generated from a seed. Made by `scripts/reference-answers.ts`. */
export interface ReferenceAnswer {
  readonly seed: string;
  /** The top classes with their probabilities, likeliest first. */
  readonly top: readonly { readonly index: number; readonly label: string; readonly probability: number }[];
}

/** Seeds of the pictures: the built-in net calls one a balloon and the other a bib, both clearly. */
export const REFERENCE_SEEDS = ["reference-66", "reference-411"] as const;

/**
 * Allowed deviation of a probability from the known one. JavaScript, WebAssembly and WebGL in full precision stay
 * within 0.000002 of it, WebGL in half floats, which is all that some phones have, within 0.018
 * (`test/e2e/reference-spread.ts`). This is three times that, and a tenth of what would change a top label.
 */
export const TOLERANCE = 0.05;

export const referenceRaster = (seed: string): Raster => referencePicture(createRng(seed));

/**
 * Runs the reference pictures and compares the answers.
 * @param known the network's known answers, or null if none are recorded: then the two pictures must at least get
 * different answers
 * @returns milliseconds of each verdict
 * @throws NetFailure `wrong-answers` with the expected and actual answers
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
    // Not "greater than": every comparison with NaN is false.
    if (!(Math.abs(found - probability) <= TOLERANCE))
      throw wrong(`${label} with ${found} to ${seed}, not with ${probability}`);
  }
}

/** Uniform scores are not an answer, and neither is the same answer to everything. */
function compareWithEachOther([one, other]: readonly Float32Array[]): void {
  const differs = one?.some((value, i) => Math.abs(value - (other?.[i] ?? Number.NaN)) > 1e-4);
  const first = one?.[topK(one, 1)[0] ?? 0] ?? 0;
  if (!differs || !(first > FLAT)) throw wrong("the same to two different pictures");
}

/** Ten times the share of a class when all are equal. */
const FLAT = 0.01;

const wrong = (what: string) => new NetFailure("wrong-answers", `the net answers ${what}`);
