import type { TaskOf } from "../../content/level";
import type { CurveFigure, FigurePoint } from "../../core/figure/figure";
import { clusteredShare } from "../../core/stats/clustered-share";
import type { TrialRecord } from "../../core/trial/record";

/** One object in one round: for each change, whether the net's top label of 1000 matched that of the plainest view. */
interface KeptWords {
  readonly round: string;
  readonly kept: readonly boolean[];
}

/**
 * The net's consistency: the share of changed views in which its top label matches its label for the same object
 * unchanged, right or wrong. Overall with a 95 % interval that takes whole objects, not views, as independent; per round
 * without one, since a level shows four objects in each.
 * @returns null when no object has both a plain view and a changed one
 */
export function netConsistency(
  records: readonly TrialRecord[],
  conditions: TaskOf<"flash">["conditions"],
): CurveFigure | null {
  const objects = keptWords(records, conditions);
  if (objects.length === 0) return null;
  const rounds = [...new Set(conditions.flatMap(({ round }) => round ?? []))];
  const points = rounds.flatMap((round, x): FigurePoint[] => {
    const views = objects.filter((each) => each.round === round).flatMap(({ kept }) => kept);
    if (views.length === 0) return [];
    const correct = views.filter(Boolean).length;
    return [{ x, y: correct / views.length, low: null, high: null, n: views.length, correct }];
  });
  const { point, low, high } = clusteredShare(
    objects.map(({ round, kept }) => ({ stratum: round, n: kept.length, correct: kept.filter(Boolean).length })),
  );
  return {
    type: "curve",
    key: "invariance-consistency",
    x: {
      scale: "category",
      low: -0.5,
      high: rounds.length - 0.5,
      ticks: rounds.map((_, i) => i),
      names: rounds,
      unit: "none",
    },
    y: { low: 0, high: 1 },
    chance: null,
    series: [{ owner: "net", name: null, points, curve: [] }],
    estimates: [{ owner: "net", name: "invariance-consistency", value: point, low, high, unit: "share" }],
  };
}

function keptWords(records: readonly TrialRecord[], conditions: TaskOf<"flash">["conditions"]): KeptWords[] {
  const roundOf = new Map(conditions.map(({ name, round }) => [name, round ?? ""]));
  const plainest = new Map<string, string>();
  for (const { name, round = "" } of conditions) if (!plainest.has(round)) plainest.set(round, name);
  const groups = new Map<string, TrialRecord[]>();
  for (const record of records) {
    const key = `${roundOf.get(record.trial.condition)}/${record.trial.stimulus.object.id}`;
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return [...groups.values()].flatMap((views) => {
    const round = roundOf.get((views[0] as TrialRecord).trial.condition) ?? "";
    const isPlain = ({ trial }: TrialRecord) => trial.condition === plainest.get(round);
    const word = views.find(isPlain)?.net?.top5[0]?.index;
    const changed = views.filter((view) => !isPlain(view));
    if (word === undefined || changed.length === 0) return [];
    return [{ round, kept: changed.map(({ net }) => net?.top5[0]?.index === word) }];
  });
}
