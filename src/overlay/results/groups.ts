import type { MessageKey } from "../../content/messages";
import type { TrialRecord } from "../../core/trial/record";

/** Records grouped by who was right; without a net, by whether the player was. */
export interface RecordGroup {
  readonly key: string;
  readonly label: MessageKey;
  readonly you: boolean;
  readonly net: boolean | null;
  readonly records: readonly TrialRecord[];
}

export function groupRecords(records: readonly TrialRecord[], judged: boolean): RecordGroup[] {
  if (!judged)
    return [true, false].map((you) => ({
      key: you ? "right" : "wrong",
      label: you ? "reveal.right" : "reveal.wrong",
      you,
      net: null,
      records: records.filter((record) => record.correct === you),
    }));
  const group = (key: string, label: MessageKey, you: boolean, net: boolean): RecordGroup => ({
    key,
    label,
    you,
    net,
    records: records.filter((record) => record.correct === you && (record.net?.correct ?? false) === net),
  });
  return [
    group("both-wrong", "results.quadrant.both-wrong", false, false),
    group("only-you", "results.quadrant.only-you", true, false),
    group("only-net", "results.quadrant.only-net", false, true),
    group("both-right", "results.quadrant.both-right", true, true),
  ];
}
