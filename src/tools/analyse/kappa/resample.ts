import { createRng, type Rng } from "../../../core/rng";
import type { PackedTrials } from "../../../core/stats/subject-pairs";
import { denseKernel } from "./dense-kernel";
import { fold, sharedTrials } from "./fold";
import { GroupSums, groupCount } from "./group-sums";
import { sparseKernel } from "./sparse-kernel";

/** How a condition is resampled. */
export interface Plan {
  /** As they were read for the dense kernel, folded for the sparse one. */
  readonly trials: PackedTrials;
  /** Each picture's place among the folded ones; null for the dense kernel. */
  readonly patternOf: Uint32Array | null;
  readonly pictures: number;
  /** Operations that one resample takes, in about the same unit for both kernels. */
  readonly perResample: number;
}

/** What a worker needs to resample a condition. */
export interface ResampleJob {
  readonly plan: Plan;
  /** Names the draws: the same text gives the same draws on every thread. */
  readonly seed: string;
  /** Leaves out pairs whose κ is not defined, instead of counting them by the field's rule. */
  readonly leaveOut: boolean;
}

/** Resamples are drawn in blocks, each with a generator of its own, so that workers can share them out in any way. */
export const BLOCK = 50;

/** Above this many table cells the dense kernel does not fit in memory. */
const MOST_CELLS = 32e6;
/** Above this many shared trials the sparse kernel's lists do not. */
const MOST_SHARED = 8e6;

/**
 * The cheaper way for a condition; null when neither fits in memory.
 *
 * @param pairs how many pairs share a picture.
 */
export function planResampling(trials: PackedTrials, pairs: number): Plan | null {
  const { subjects, pictures, starts } = trials;
  const words = Math.ceil(pictures / 32);
  const complete = starts[subjects] === subjects * pictures;
  const all = (subjects * (subjects - 1)) / 2;
  const dense = all * (8 + words * (complete ? 6 : 24)) + subjects * pictures * 2 + pictures * 6;
  const folded = fold(trials);
  const shared = sharedTrials(folded.trials);
  const sparse = shared * 4 + pairs * 8 + folded.trials.pictures + pictures * 7;
  const denseFits = subjects * pictures <= MOST_CELLS;
  if (shared <= MOST_SHARED && (sparse < dense || !denseFits)) return { ...folded, pictures, perResample: sparse };
  return denseFits ? { trials, patternOf: null, pictures, perResample: dense } : null;
}

/** Draws pictures with replacement, as many as there are. */
function drawPictures(rng: Rng, drawn: Uint32Array): void {
  const n = drawn.length;
  for (let i = 0; i < n; i++) drawn[i] = Math.floor(rng.next() * n);
}

/** The same draws, counted by pattern. */
function drawWeights(rng: Rng, pictures: number, patternOf: Uint32Array, weights: Uint32Array): void {
  weights.fill(0);
  for (let i = 0; i < pictures; i++) {
    const pattern = patternOf[Math.floor(rng.next() * pictures)] as number;
    weights[pattern] = (weights[pattern] as number) + 1;
  }
}

/** Everything for one condition that its resamples have in common. */
export function resampler({ plan, seed, leaveOut }: ResampleJob): (from: number, to: number) => Float64Array {
  const { trials, patternOf, pictures } = plan;
  const kernel = patternOf ? sparseKernel(trials, leaveOut) : denseKernel(trials, leaveOut);
  const resample = new Uint32Array(trials.pictures);
  const sums = new GroupSums(trials);
  const groups = groupCount(trials);
  const root = createRng(seed);
  /**
   * The groups' mean κ in resamples `from` to `to` (exclusive; `from` a multiple of BLOCK), one resample after another.
   * Every resample draws the condition's pictures with replacement and uses the same draw for all pairs: pairs share
   * subjects and pictures, so separate draws would make their average look more certain than it is.
   */
  return (from, to) => {
    const means = new Float64Array((to - from) * groups);
    let rng = root;
    for (let i = from; i < to; i++) {
      if ((i - from) % BLOCK === 0) rng = root.fork(String(i / BLOCK));
      if (patternOf) drawWeights(rng, pictures, patternOf, resample);
      else drawPictures(rng, resample);
      sums.clear();
      kernel(resample, sums);
      sums.writeMeans(means, (i - from) * groups);
    }
    return means;
  };
}
