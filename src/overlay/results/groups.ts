import type { MessageKey } from "../../content/messages";
import type en from "../../content/messages/en/cue-choice.json";
import type { TrialRecord } from "../../core/trial/record";

/** A player's mark over a group, and what that player did there. */
export interface GroupMark {
  readonly player: "you" | "net";
  readonly did: "right" | "wrong" | "shape" | "texture";
}

/** Some of a block's records. */
export interface RecordGroup {
  readonly key: string;
  readonly label: MessageKey | keyof typeof en;
  readonly marks: readonly GroupMark[];
  readonly records: readonly TrialRecord[];
}

/** Records grouped by who was right; without a net, by whether the player was. */
export const groupRecords = (records: readonly TrialRecord[], judged: boolean): RecordGroup[] =>
  judged ? byBoth(records) : byPlayer(records);

const outcome = (player: GroupMark["player"], right: boolean): GroupMark => ({
  player,
  did: right ? "right" : "wrong",
});

function byPlayer(records: readonly TrialRecord[]): RecordGroup[] {
  return [true, false].map((you) => ({
    key: you ? "right" : "wrong",
    label: you ? "reveal.right" : "reveal.wrong",
    marks: [outcome("you", you)],
    records: records.filter((record) => record.correct === you),
  }));
}

function byBoth(records: readonly TrialRecord[]): RecordGroup[] {
  const group = (key: string, label: MessageKey, you: boolean, net: boolean): RecordGroup => ({
    key,
    label,
    marks: [outcome("you", you), outcome("net", net)],
    records: records.filter((record) => record.correct === you && (record.net?.correct ?? false) === net),
  });
  return [
    group("both-wrong", "results.quadrant.both-wrong", false, false),
    group("only-you", "results.quadrant.only-you", true, false),
    group("only-net", "results.quadrant.only-net", false, true),
    group("both-right", "results.quadrant.both-right", true, true),
  ];
}
