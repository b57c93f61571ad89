import type { BoardRow, ClassTotals, ClosedRound } from "../../../content/class/class-views";
import type { CategoryId } from "../../../core/trial/trial";

/** How often one answer was chosen. */
export interface ChoiceBar {
  readonly choice: CategoryId;
  readonly count: number;
  /** Of all who answered, 0 to 1. */
  readonly share: number;
  /** The right one; null where shape and texture differ and nobody is right. */
  readonly right: boolean | null;
  /** Which of the two cues it follows, where they differ. */
  readonly cue: "shape" | "texture" | null;
  readonly net: boolean;
  /** Seats of those who chose it. */
  readonly seats: readonly string[];
}

/** A closed round as the wall tells it. */
export interface RoundNumbers {
  readonly bars: readonly ChoiceBar[];
  /** Answers that were given. */
  readonly answers: number;
  /** Players whose time ran out. */
  readonly missed: number;
  /** Right answers; null where nobody is right. A missed answer is not right. */
  readonly right: number | null;
  readonly netRight: boolean | null;
}

/** Who chose how often what. Answers of trials that broke off are in none of the counts. */
export function roundNumbers({ choices, who, answer, texture, net }: ClosedRound): RoundNumbers {
  const seatsOf = (choice: CategoryId): readonly string[] => who[choice] ?? [];
  const answers = choices.reduce((sum, choice) => sum + seatsOf(choice).length, 0);
  const bars = choices.map((choice): ChoiceBar => {
    const seats = seatsOf(choice);
    return {
      choice,
      count: seats.length,
      share: answers === 0 ? 0 : seats.length / answers,
      right: texture === null ? choice === answer : null,
      cue: texture === null ? null : choice === answer ? "shape" : choice === texture ? "texture" : null,
      net: net?.choice === choice,
      seats,
    };
  });
  return {
    bars,
    answers,
    missed: seatsOf("").length,
    right: texture === null ? seatsOf(answer).length : null,
    netRight: texture === null && net ? net.choice === answer : null,
  };
}

/** A share of something that was counted; null before there is anything to count. */
export interface Tally {
  readonly hits: number;
  readonly of: number;
}

/** The class and the net so far. */
export interface Score {
  /** Right answers, or answers by shape where nobody is right. */
  readonly by: "right" | "shape";
  readonly group: Tally;
  readonly net: Tally;
}

/** The running score; null before anything counts. */
export function scoreSoFar(totals: ClassTotals, rounds: readonly ClosedRound[]): Score | null {
  const { right, judged, netRight, netJudged } = totals;
  const cues = cueTallies(rounds);
  // A level of cue conflicts has a score of its own: an earlier level's right answers say nothing of it.
  if (cues) return { by: "shape", ...cues };
  if (judged === 0) return null;
  return { by: "right", group: { hits: right, of: judged }, net: { hits: netRight, of: netJudged } };
}

/** Answers by shape among those that follow either cue; null where the level has no such pictures. */
function cueTallies(rounds: readonly ClosedRound[]): Pick<Score, "group" | "net"> | null {
  const counted = rounds.filter(({ texture, practice, skipped }) => texture !== null && !practice && !skipped);
  if (counted.length === 0) return null;
  const sum = (count: (round: ClosedRound) => number) => counted.reduce((all, round) => all + count(round), 0);
  const shape = sum(({ who, answer }) => who[answer]?.length ?? 0);
  const skin = sum(({ who, texture }) => who[texture ?? ""]?.length ?? 0);
  const netShape = sum(({ net, answer }) => (net?.choice === answer ? 1 : 0));
  const netSkin = sum(({ net, texture }) => (net?.choice === texture ? 1 : 0));
  return { group: { hits: shape, of: shape + skin }, net: { hits: netShape, of: netShape + netSkin } };
}

/** A step of the podium. */
export interface Step {
  /** 1, 2 or 3; those who tie share a step, and the steps behind it stay empty. */
  readonly place: number;
  readonly points: number;
  readonly rows: readonly BoardRow[];
}

/** The three best places. Whoever was removed, or has no point, stands on none. */
export function podium(rows: readonly BoardRow[]): Step[] {
  const sorted = rows
    .filter(({ standing, points }) => standing === "seated" && points > 0)
    .sort((a, b) => b.points - a.points);
  const steps: { place: number; points: number; rows: BoardRow[] }[] = [];
  for (const [index, row] of sorted.entries()) {
    const last = steps.at(-1);
    if (last?.points === row.points) last.rows.push(row);
    else if (index < 3) steps.push({ place: index + 1, points: row.points, rows: [row] });
    else break;
  }
  return steps;
}

/** A team's result. */
export interface TeamScore {
  readonly team: number;
  readonly players: number;
  /** Points per player, so that large teams have no advantage. */
  readonly mean: number;
  /** Teams with the same mean share a place. */
  readonly place: number;
}

/** Teams that have players, the best first. */
export function teamTable(rows: readonly BoardRow[], teams: number): TeamScore[] {
  const scores = Array.from({ length: teams }, (_, team) => {
    const own = rows.filter((row) => row.standing === "seated" && row.team === team);
    const points = own.reduce((sum, row) => sum + row.points, 0);
    return { team, players: own.length, mean: own.length === 0 ? 0 : Math.round(points / own.length) };
  });
  const sorted = scores.filter(({ players }) => players > 0).sort((a, b) => b.mean - a.mean || a.team - b.team);
  return sorted.map((score) => ({ ...score, place: sorted.findIndex(({ mean }) => mean === score.mean) + 1 }));
}

/** Where the open or the last closed picture stands: practice, or the how manieth that counts. From 1. */
export function pictureNumber(
  position: number,
  practice: number,
): { readonly practice: boolean; readonly number: number } {
  return position < practice
    ? { practice: true, number: position + 1 }
    : { practice: false, number: position - practice + 1 };
}
