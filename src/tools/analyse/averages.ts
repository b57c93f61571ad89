import type { Rng } from "../../core/rng";
import {
  averageKappa,
  errorConsistency,
  errorConsistencyOf,
  type JudgedPair,
  percentileInterval,
} from "../../core/stats/agreement";
import { NET_PREFIX } from "./judgements";

/** Two subjects in one condition, with the pictures that both judged. */
export interface SharedTrials {
  readonly a: string;
  readonly b: string;
  readonly shared: readonly (JudgedPair & { readonly image: string })[];
}

/** κ with its bootstrap interval. */
export interface KappaInterval {
  readonly point: number;
  readonly low: number;
  readonly high: number;
}

/** Which pairs an average covers. Nets are the subjects found in a `net_choice` column. */
export type PairKind = "all" | "subject-subject" | "subject-net" | "net-net";

/** Mean κ over pairs. */
export interface KappaAverage extends KappaInterval {
  readonly kind: PairKind;
}

/** κ of one pair of subjects: from the trials themselves, and from each resample. */
interface PairKappas {
  readonly kind: PairKind;
  readonly point: number;
  readonly drawn: Float64Array;
}

function kindOf({ a, b }: SharedTrials): PairKind {
  const nets = Number(a.startsWith(NET_PREFIX)) + Number(b.startsWith(NET_PREFIX));
  return nets === 0 ? "subject-subject" : nets === 1 ? "subject-net" : "net-net";
}

/**
 * Resamples one condition. Draws its pictures with replacement and uses the same draw for all pairs: pairs share
 * subjects and pictures, so separate draws would make their average look more certain than it is.
 */
function resample(pairs: readonly SharedTrials[], rng: Rng, resamples: number): PairKappas[] {
  const places = new Map<string, number>();
  for (const { shared } of pairs) {
    for (const { image } of shared) if (!places.has(image)) places.set(image, places.size);
  }
  const coded = pairs.map((pair) => ({
    trials: pair.shared.map(({ image, a, b }) => ({
      place: places.get(image) as number,
      quadrant: (a ? 1 : 0) + (b ? 2 : 0),
    })),
    kappas: {
      kind: kindOf(pair),
      point: errorConsistency(pair.shared).kappa,
      drawn: new Float64Array(resamples),
    },
  }));
  const weights = new Uint32Array(places.size);
  for (let i = 0; i < resamples; i++) {
    weights.fill(0);
    for (let draw = 0; draw < places.size; draw++) {
      const place = rng.int(places.size);
      weights[place] = (weights[place] as number) + 1;
    }
    for (const { trials, kappas } of coded) {
      const counts: [number, number, number, number] = [0, 0, 0, 0];
      for (const { place, quadrant } of trials) {
        counts[quadrant] = (counts[quadrant] as number) + (weights[place] as number);
      }
      const [bothWrong, onlyA, onlyB, bothRight] = counts;
      kappas.drawn[i] = errorConsistencyOf({ bothWrong, onlyA, onlyB, bothRight }).kappa;
    }
  }
  return coded.map(({ kappas }) => kappas);
}

/** The averages over all pairs, and over each kind of pair when there is more than one kind. */
function averagesOf(conditions: readonly (readonly PairKappas[])[], resamples: number, confidence: number) {
  const found = new Set(conditions.flatMap((pairs) => pairs.map((pair) => pair.kind)));
  const order: PairKind[] = ["subject-subject", "subject-net", "net-net"];
  const kinds: PairKind[] =
    found.size === 0 ? [] : found.size === 1 ? ["all"] : ["all", ...order.filter((kind) => found.has(kind))];
  return kinds.map((kind): KappaAverage => {
    const chosen = conditions.map((pairs) => pairs.filter((pair) => kind === "all" || pair.kind === kind));
    const drawn = Array.from({ length: resamples }, (_, i) =>
      averageKappa(chosen.map((pairs) => pairs.map((pair) => pair.drawn[i] as number))),
    );
    const point = averageKappa(chosen.map((pairs) => pairs.map((pair) => pair.point)));
    return { kind, point, ...percentileInterval(drawn, confidence) };
  });
}

/**
 * κ averaged as the field does: over pairs within each condition, then over conditions; with bootstrap intervals.
 *
 * @param conditions the pairs of each condition, by the condition's name.
 * @param rng each condition draws from its own fork, so that adding a condition changes no other's interval.
 */
export function averageConditions(
  conditions: ReadonlyMap<string, readonly SharedTrials[]>,
  rng: Rng,
  { resamples, confidence }: { readonly resamples: number; readonly confidence: number },
): { readonly within: ReadonlyMap<string, readonly KappaAverage[]>; readonly over: readonly KappaAverage[] } {
  const drawn = [...conditions].map(
    ([name, pairs]) => [name, resample(pairs, rng.fork(JSON.stringify(["average", name])), resamples)] as const,
  );
  return {
    within: new Map(drawn.map(([name, pairs]) => [name, averagesOf([pairs], resamples, confidence)])),
    over: averagesOf(
      drawn.map(([, pairs]) => pairs),
      resamples,
      confidence,
    ),
  };
}
