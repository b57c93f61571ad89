import { doubt } from "../../core/trial/machine";
import type { DiscardReason, TrialRecord } from "../../core/trial/record";
import { makeRecord, type TrialResult } from "../../core/trial/score";
import { ms } from "../../core/units";
import { type Block, type KeptAnswer, type RoomState, type Round, trialOf } from "./state";

/** A record with what the room knows of its player. */
export interface ClassRecord {
  readonly record: TrialRecord;
  readonly seat: string;
  readonly name: string;
  readonly team: number | null;
}

/**
 * The records of all closed rounds, level by level, in the order of trials and seats. A player who was away, or
 * whose answer never arrived, has none: nobody knows whether they saw the picture.
 */
export function roomRecords(state: RoomState): ClassRecord[] {
  return state.blocks.flatMap((block) =>
    block.rounds.flatMap((round) => {
      if (round.closedAt === null || round.skipped) return [];
      return Object.values(state.seats).flatMap((seat) => {
        const answer = round.answers[seat.id];
        const record = answer && recordOf(state, block, round, answer);
        return record ? [{ record, seat: seat.id, name: seat.name, team: seat.team }] : [];
      });
    }),
  );
}

function recordOf(state: RoomState, block: Block, round: Round, answer: KeptAnswer): TrialRecord | null {
  const trial = trialOf(block, round.trial);
  const seat = state.seats[answer.seat];
  if (!trial || !seat) return null;
  const { played } = answer;
  return makeRecord(
    trial,
    {
      subject: seat.person,
      session: state.session,
      level: block.level,
      levelVersion: block.levelVersion,
      seed: block.seed,
      attempt: 1,
      stimulusHash: played.hash,
      net: block.verdicts[round.trial] ?? null,
      at: new Date(answer.at).toISOString(),
      appVersion: state.appVersion,
      ...(played.display && { display: played.display }),
    },
    resultOf(answer),
  );
}

function resultOf({ played, trusted }: KeptAnswer): TrialResult {
  const { presentation, outcome, choice, rt, device, reason } = played;
  return {
    presentation,
    outcome,
    reason: doubtOf(presentation, reason),
    // A reaction time that the server's clock contradicts is none.
    response: { choice, rt: rt === null || !trusted ? null : ms(rt), device },
  };
}

function doubtOf(
  presentation: TrialResult["presentation"],
  reason: KeptAnswer["played"]["reason"],
): DiscardReason | null {
  if (reason !== null) return reason === "no-room" ? "resized" : reason;
  return presentation === null ? "interrupted" : doubt(presentation);
}
