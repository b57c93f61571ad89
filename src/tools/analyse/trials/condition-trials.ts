import { quantileOfSorted } from "../../../core/stats/describe";
import type { PackedTrials } from "../../../core/stats/subject-pairs";
import { type Judgements, stableOrder } from "./judgements";
import { byCondition, byName } from "./order";

/** Later rows for a picture that the subject had already judged in that condition: counted but not used. */
export interface DuplicateCount {
  readonly dataSet: string;
  readonly condition: string;
  readonly subject: string;
  readonly count: number;
  /** Those among them in the same session as the first and with another answer. */
  readonly contradicting: number;
}

/** One condition of one data set. */
export interface ConditionTrials {
  readonly condition: string;
  /** People, then nets, each by name. */
  readonly subjects: readonly string[];
  readonly packed: PackedTrials;
  readonly missed: Uint32Array;
  /** Median reaction time in seconds of each subject over the trials that have one; NaN without any. */
  readonly medianRt: Float64Array;
}

interface Names {
  readonly subjects: readonly string[];
  readonly nets: ReadonlySet<number>;
  readonly conditions: readonly string[];
  readonly pictures: readonly string[];
}

/** The judgements of one subject in one condition, as places in the order of all. */
interface Run {
  readonly subject: number;
  readonly from: number;
  readonly to: number;
}

function runs(judged: Judgements, order: Int32Array, from: number, to: number): Run[] {
  const found: Run[] = [];
  for (let start = from; start < to; ) {
    const subject = judged.subject[order[start] as number] as number;
    let end = start + 1;
    while (end < to && judged.subject[order[end] as number] === subject) end++;
    found.push({ subject, from: start, to: end });
    start = end;
  }
  return found;
}

/** Numbers the pictures of a stretch by their names, so that the order of the tables changes no draw. */
function numberPictures(judged: Judgements, order: Int32Array, from: number, to: number, names: readonly string[]) {
  const found = new Set<number>();
  for (let i = from; i < to; i++) found.add(judged.picture[order[i] as number] as number);
  const sorted = [...found].sort((a, b) => ((names[a] as string) < (names[b] as string) ? -1 : 1));
  return new Map(sorted.map((picture, place) => [picture, place]));
}

function cutOne(judged: Judgements, order: Int32Array, from: number, to: number, names: Names, dataSet: string) {
  const condition = names.conditions[judged.condition[order[from] as number] as number] as string;
  const nameOf = ({ subject }: Run): string => names.subjects[subject] as string;
  const isNet = ({ subject }: Run): number => Number(names.nets.has(subject));
  const each = runs(judged, order, from, to).sort((a, b) => isNet(a) - isNet(b) || byName(nameOf(a), nameOf(b)));
  const places = numberPictures(judged, order, from, to, names.pictures);
  const starts = new Uint32Array(each.length + 1);
  const picture = new Uint32Array(to - from);
  const right = new Uint8Array(to - from);
  const missed = new Uint32Array(each.length);
  const medianRt = new Float64Array(each.length);
  const duplicates: DuplicateCount[] = [];
  const firstOf = new Int32Array(places.size).fill(-1);
  let length = 0;
  for (const [s, run] of each.entries()) {
    let [repeats, contradicting, times] = [0, 0, 0];
    const rts = new Float64Array(run.to - run.from);
    for (let i = run.from; i < run.to; i++) {
      const at = order[i] as number;
      const place = places.get(judged.picture[at] as number) as number;
      const first = firstOf[place] as number;
      if (first >= run.from && first < run.to) {
        const before = order[first] as number;
        repeats++;
        if (judged.session[at] === judged.session[before] && judged.answer[at] !== judged.answer[before])
          contradicting++;
        continue;
      }
      firstOf[place] = i;
      picture[length] = place;
      right[length++] = judged.right[at] as number;
      if (judged.answer[at] === -1) missed[s] = (missed[s] as number) + 1;
      if (!Number.isNaN(judged.rt[at])) rts[times++] = judged.rt[at] as number;
    }
    starts[s + 1] = length;
    medianRt[s] = quantileOfSorted(rts.subarray(0, times).sort(), 0.5);
    if (repeats > 0) duplicates.push({ dataSet, condition, subject: nameOf(run), count: repeats, contradicting });
  }
  const packed: PackedTrials = {
    subjects: each.length,
    people: each.filter((run) => !isNet(run)).length,
    pictures: places.size,
    starts,
    picture: picture.slice(0, length),
    right: right.slice(0, length),
  };
  return { trials: { condition, subjects: each.map(nameOf), packed, missed, medianRt }, duplicates };
}

/** Cuts a data set's judgements into its conditions, in the conditions' order. */
export function cutByCondition(
  judged: Judgements,
  names: Names,
  dataSet: string,
): { readonly conditions: readonly ConditionTrials[]; readonly duplicates: readonly DuplicateCount[] } {
  const all = Int32Array.from({ length: judged.length }, (_, i) => i);
  const bySubject = stableOrder(judged.subject, all, names.subjects.length);
  const order = stableOrder(judged.condition, bySubject, names.conditions.length);
  const cuts: ReturnType<typeof cutOne>[] = [];
  for (let from = 0; from < order.length; ) {
    const condition = judged.condition[order[from] as number];
    let to = from + 1;
    while (to < order.length && judged.condition[order[to] as number] === condition) to++;
    cuts.push(cutOne(judged, order, from, to, names, dataSet));
    from = to;
  }
  cuts.sort((a, b) => byCondition(a.trials.condition, b.trials.condition));
  return { conditions: cuts.map(({ trials }) => trials), duplicates: cuts.flatMap(({ duplicates }) => duplicates) };
}
