import type { Estimate, FigurePoint, FigureSeries } from "../../core/figure/figure";
import { accuracyOf } from "../../core/stats/accuracy";
import { type ClassBasis, type ClassEstimate, classShare, LEAST_PEOPLE } from "../../core/stats/class-interval";
import type { BoundedEstimate } from "../../core/stats/integrated-likelihood";
import { FigureLacks, type LevelTrials, type Note } from "./report-figure";
import type { FigureTrial, NetTrial } from "./trials";

/** Groups in the order of their first member. */
export function groupBy<T, Key>(list: readonly T[], keyOf: (each: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const each of list) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

const collator = new Intl.Collator("en", { numeric: true });

/** People with their trials, by name. */
export function peopleOf(trials: readonly FigureTrial[]): (readonly [string, readonly FigureTrial[]])[] {
  return [...groupBy(trials, ({ person }) => person)].sort(([a], [b]) => collator.compare(a, b) || (a < b ? -1 : 1));
}

/** A class's share at one place of a chart. */
export function classPoint(
  x: number,
  trials: readonly FigureTrial[],
  right: (trial: FigureTrial) => boolean,
): FigurePoint {
  const counts = [...groupBy(trials, ({ person }) => person).values()].map((own) => ({
    n: own.length,
    correct: own.filter(right).length,
  }));
  const { point, low, high, n, correct } = classShare(counts);
  return { x, y: point, low, high, n, correct };
}

/** A net's share at one place of a chart, over pictures. */
export function netPoint(x: number, trials: readonly NetTrial[], right: (trial: NetTrial) => boolean): FigurePoint {
  const { point, low, high, n, correct } = accuracyOf(trials.map(right));
  return { x, y: point, low, high, n, correct };
}

/** One series for each net; with a name only where there are several. */
export function netSeries(
  nets: readonly NetTrial[],
  make: (own: readonly NetTrial[]) => Pick<FigureSeries, "points" | "curve">,
): FigureSeries[] {
  const all = [...groupBy(nets, ({ net }) => net)];
  return all.map(([net, own]) => ({ owner: "net", name: all.length > 1 ? net : null, ...make(own) }));
}

/** A class's overall share as an estimate. */
export function shareEstimate(
  name: string,
  trials: readonly FigureTrial[],
  right: (trial: FigureTrial) => boolean,
): Estimate {
  const { y, low, high, n } = classPoint(0, trials, right);
  return { owner: "you", name, value: n > 0 ? y : null, low, high, unit: "share" };
}

/** An estimate made in logarithms, told as itself. */
export function told(name: string, unit: Estimate["unit"], { value, low, high }: BoundedEstimate): Estimate {
  const exp = (each: number | null) => (each === null ? null : Math.exp(each));
  return { owner: "you", name, value: exp(value), low: exp(low), high: exp(high), unit };
}

/** What guessing reaches. @throws FigureLacks where neither table nor level says */
export function chanceOf({ info, trials }: LevelTrials, figure: string): number {
  const chance = knownChance({ info, trials });
  if (chance !== null) return chance;
  throw new FigureLacks(`the figure ${figure} needs to know how many choices there were: the column choices`);
}

/** The mean of what guessing reaches on each trial; null where a trial does not say. */
export function knownChance({ info, trials }: Pick<LevelTrials, "info" | "trials">): number | null {
  const task = info.level?.task;
  const choices = task && "alternatives" in task ? task.alternatives : null;
  let sum = 0;
  for (const { alternatives } of trials) {
    const own = alternatives ?? choices;
    if (own === null) return null;
    sum += 1 / own;
  }
  return trials.length > 0 ? sum / trials.length : null;
}

/** What the class's intervals rest on. */
export function basisNote(people: number, estimates: readonly Pick<ClassEstimate, "basis">[] = []): Note {
  const byTrials = (basis: ClassBasis) => basis === "trials";
  if (people < LEAST_PEOPLE) return { key: "report.basis.trials", values: { people } };
  if (estimates.some(({ basis }) => byTrials(basis))) return { key: "report.basis.mixed", values: { people } };
  return { key: estimates.length > 0 ? "report.basis.fit" : "report.basis.share", values: { people } };
}

/** That the net's share is over pictures, where several people saw the same ones. */
export function netNote(nets: readonly NetTrial[]): Note[] {
  if (nets.length === 0) return [];
  return [{ key: "report.net.pictures", values: { pictures: new Set(nets.map(({ picture }) => picture)).size } }];
}

/** The level's own order; what it does not know follows by number and name. */
export function conditionOrder({ info, trials }: Pick<LevelTrials, "info" | "trials">): string[] {
  const task = info.level?.task;
  const known = task?.type === "flash" ? task.conditions.map(({ name }) => name) : [];
  const found = [...groupBy(trials, ({ condition }) => condition).keys()];
  const others = found.filter((name) => !known.includes(name)).sort(collator.compare);
  return [...known.filter((name) => found.includes(name)), ...others];
}
