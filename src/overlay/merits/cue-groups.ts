import { type CuePair, cuePairs } from "../../app/cue-verdict";
import type { CueAnswer } from "../../core/stats/cue-answer";
import type { TrialRecord } from "../../core/trial/record";
import { hasRightAnswer } from "../../core/trial/trial";
import type { GroupMark, RecordGroup } from "../results/groups";

/** Records grouped by the cue that each side followed; those with a right answer are a group of their own. */
export function groupByCue(records: readonly TrialRecord[], judged: boolean): RecordGroup[] {
  const conflicts = cuePairs(records);
  const whole = records.filter(({ trial }) => hasRightAnswer(trial));
  return [
    ...(judged ? cuesOfBoth(conflicts) : cuesOfPlayer(conflicts)),
    ...(whole.length > 0 ? [{ key: "whole", label: "cue.whole", marks: [], records: whole } as const] : []),
  ];
}

type Cue = "shape" | "texture";

function cuesOfBoth(conflicts: readonly CuePair[]): RecordGroup[] {
  const rest = new Set(conflicts);
  const group = (key: string, label: RecordGroup["label"], you: Cue, net: Cue): RecordGroup => {
    const own = conflicts.filter((pair) => pair.you === you && pair.net === net);
    for (const pair of own) rest.delete(pair);
    const marks = [{ player: "you", did: you } as const, { player: "net", did: net } as const];
    return { key, label, marks, records: own.map(({ record }) => record) };
  };
  const named = [
    group("both-shape", "cue.both-shape", "shape", "shape"),
    group("both-texture", "cue.both-texture", "texture", "texture"),
    group("you-shape", "cue.you-shape", "shape", "texture"),
    group("you-texture", "cue.you-texture", "texture", "shape"),
  ];
  return [
    ...named,
    { key: "neither", label: "cue.neither", marks: [], records: [...rest].map(({ record }) => record) },
  ];
}

function cuesOfPlayer(conflicts: readonly CuePair[]): RecordGroup[] {
  const group = (answer: CueAnswer, label: RecordGroup["label"], ...marks: GroupMark[]): RecordGroup => ({
    key: answer,
    label,
    marks,
    records: conflicts.filter(({ you }) => you === answer).map(({ record }) => record),
  });
  return [
    group("shape", "cue.shape", { player: "you", did: "shape" }),
    group("texture", "cue.texture", { player: "you", did: "texture" }),
    group("other", "cue.other"),
    group("missed", "cue.missed"),
  ];
}
