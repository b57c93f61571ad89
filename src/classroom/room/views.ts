import type { TrialTicket } from "../../content/class/class-trial";
import type {
  BlockView,
  BoardRow,
  ClassTotals,
  ClosedRound,
  HostScene,
  HostView,
  OwnResult,
  PlayerView,
} from "../../content/class/class-views";
import { hasRightAnswer } from "../../core/trial/trial";
import { isMarked } from "./points";
import { type Block, openRound, type RoomState, type Round, type Seat, shownBlock, trialOf } from "./state";

/** What all views of one moment share, computed once for a room of hundreds. */
export interface SharedView {
  readonly block: BlockView | null;
  readonly totals: ClassTotals;
  /** Places by seat: 1 for the most points. */
  readonly ranks: ReadonlyMap<string, number>;
  readonly ticket: TrialTicket | null;
  /** Who is to play the open trial and has not answered. */
  readonly waiting: ReadonlySet<string>;
  readonly round: Round | null;
}

export function sharedView(state: RoomState): SharedView {
  const round = openRound(state);
  return {
    block: blockView(state),
    totals: totalsOf(state),
    ranks: ranksOf(state),
    ticket: round && ticketOf(shownBlock(state) as Block, round),
    waiting: new Set(round?.expected.filter((id) => !round.answers[id])),
    round,
  };
}

const seated = ({ seats }: RoomState): Seat[] => Object.values(seats).filter(({ standing }) => standing === "seated");

function blockView(state: RoomState): BlockView | null {
  const block = shownBlock(state);
  if (!block) return null;
  const practice = block.trials.filter((trial) => trial.practice).length;
  return {
    item: block.item,
    level: block.level,
    of: block.trials.length - practice,
    practice,
    closed: block.rounds.filter(({ closedAt }) => closedAt !== null).length,
    // Sorted by their random ids, so that their order is not that of the trials.
    pictures: state.phase === "preparing" ? [] : block.trials.map(({ id }) => block.seals[id]?.picture ?? "").sort(),
  };
}

/** Sums over what has closed: an open round adds to none of them but the number of answers. */
export function totalsOf(state: RoomState): ClassTotals {
  const all = seated(state);
  const round = openRound(state);
  let [netRight, netJudged] = [0, 0];
  for (const block of state.blocks)
    for (const { trial: id, closedAt, skipped } of block.rounds) {
      const trial = trialOf(block, id);
      const verdict = block.verdicts[id];
      if (closedAt === null || skipped || !trial || trial.practice || !verdict || !hasRightAnswer(trial)) continue;
      netJudged += 1;
      if (verdict.choice === trial.answer) netRight += 1;
    }
  return {
    players: all.length,
    expected: round?.expected.length ?? 0,
    answered: round ? Object.keys(round.answers).length : 0,
    right: all.reduce((sum, { score }) => sum + score.right, 0),
    judged: all.reduce((sum, { score }) => sum + score.judged, 0),
    netRight,
    netJudged,
  };
}

/** Equal points share a place. */
function ranksOf(state: RoomState): Map<string, number> {
  const sorted = seated(state)
    .filter(({ score }) => score.judged > 0)
    .sort((a, b) => b.score.points - a.score.points);
  const ranks = new Map<string, number>();
  let rank = 0;
  for (const [index, seat] of sorted.entries()) {
    if (seat.score.points !== sorted[index - 1]?.score.points) rank = index + 1;
    ranks.set(seat.id, rank);
  }
  return ranks;
}

function ticketOf(block: Block, round: Round): TrialTicket | null {
  const trial = trialOf(block, round.trial);
  const seal = block.seals[round.trial];
  if (!trial || !seal) return null;
  return {
    trial: trial.id,
    position: block.rounds.length - 1,
    practice: trial.practice,
    ...seal,
    timing: trial.timing,
    place: trial.place ?? null,
    maskSeed: trial.maskSeed,
    choices: trial.choices,
    flashAt: round.flashAt,
    closesAt: round.closesAt,
  };
}

/** What one player's device shows. */
export function playerView(state: RoomState, seat: Seat, shared: SharedView): PlayerView {
  return {
    phase: state.phase,
    paused: state.paused,
    name: seat.name,
    ownName: state.settings.names === "own",
    team: seat.team,
    teams: state.settings.teams,
    ready: seat.device !== null,
    points: seat.score.points,
    rank: shared.ranks.get(seat.id) ?? null,
    right: seat.score.right,
    answered: seat.score.judged,
    block: shared.block,
    totals: shared.totals,
    ticket: shared.waiting.has(seat.id) ? shared.ticket : null,
  };
}

/**
 * A player's result of a closed round; null where it was dropped.
 * @param totals after it has closed, the same for everybody
 */
export function ownResult(block: Block, round: Round, seat: string, totals: ClassTotals): OwnResult | null {
  const trial = trialOf(block, round.trial);
  if (!trial || round.closedAt === null || round.skipped) return null;
  const answer = round.answers[seat];
  const verdict = block.verdicts[round.trial];
  const played = answer !== undefined && answer.played.outcome !== "discarded";
  return {
    trial: round.trial,
    position: block.rounds.indexOf(round),
    practice: trial.practice,
    answer: trial.answer,
    texture: trial.texture ?? null,
    choice: answer?.played.choice ?? null,
    played,
    right: hasRightAnswer(trial) && played && answer.played.choice === trial.answer,
    marked: played && isMarked(answer),
    points: played ? answer.points : 0,
    net: verdict ? { choice: verdict.choice, right: hasRightAnswer(trial) && verdict.choice === trial.answer } : null,
    totals,
  };
}

/** One row of the host's board. */
export function boardRow(state: RoomState, seat: Seat): BoardRow {
  const { id, name, team, connected, device, loaded, score, standing } = seat;
  return {
    seat: id,
    name,
    team,
    connected,
    ready: device !== null,
    loaded,
    device,
    answered: openRound(state)?.answers[id] !== undefined,
    points: score.points,
    right: score.right,
    judged: score.judged,
    marked: score.marked,
    standing,
  };
}

/** A closed trial with who chose what. */
export function closedRound(block: Block, round: Round): ClosedRound | null {
  const trial = trialOf(block, round.trial);
  const seal = block.seals[round.trial];
  if (!trial || !seal) return null;
  const who: Record<string, string[]> = {};
  let marked = 0;
  for (const answer of Object.values(round.answers)) {
    if (answer.played.outcome === "discarded") continue;
    const choice = answer.played.choice ?? "";
    who[choice] = [...(who[choice] ?? []), answer.seat];
    if (isMarked(answer)) marked += 1;
  }
  return {
    trial: trial.id,
    position: block.rounds.indexOf(round),
    practice: trial.practice,
    condition: trial.condition,
    choices: trial.choices,
    answer: trial.answer,
    texture: trial.texture ?? null,
    stimulus: trial.stimulus,
    ...seal,
    who,
    marked,
    net: block.verdicts[round.trial] ?? null,
    skipped: round.skipped,
  };
}

/** The board but for its rows and rounds. */
export function hostScene(state: RoomState, shared: SharedView): HostScene {
  const { session, code, settings, phase, paused, locked, nextAt, blocks } = state;
  const { block, totals, round } = shared;
  return {
    session,
    code,
    settings,
    phase,
    paused,
    locked,
    block,
    totals,
    open: round && { trial: round.trial, flashAt: round.flashAt, closesAt: round.closesAt },
    nextAt,
    finished: blocks.filter(({ over }) => over).map(({ item }) => item),
  };
}

/** The whole board, for a host that has just come. */
export function hostView(state: RoomState): HostView {
  const block = shownBlock(state);
  return {
    ...hostScene(state, sharedView(state)),
    rows: Object.values(state.seats).map((seat) => boardRow(state, seat)),
    rounds: block
      ? block.rounds.flatMap((round) => (round.closedAt === null ? [] : (closedRound(block, round) ?? [])))
      : [],
  };
}
