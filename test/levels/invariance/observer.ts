import { createRng } from "../../../src/core/rng";
import type { Trial } from "../../../src/core/trial/trial";

/** What the simulated observer bears: where its accuracy is half way between guessing and its best, in each round. */
export const THRESHOLDS = { place: 0.2, size: 0.18, turn: 100, light: 0.14, depth: 110 } as const;

export type Round = keyof typeof THRESHOLDS;

const LAPSE = 0.02;
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** How well it knows what it saw, 0 to 1, read off the picture's own spec. */
function known(round: Round, { stimulus }: Trial): number {
  const { x, y, size, turn, view = 0 } = stimulus.object;
  if (round === "place") return logistic((THRESHOLDS.place - Math.hypot(x - 0.5, y - 0.5)) / 0.025);
  if (round === "size") return logistic(Math.log(size / THRESHOLDS.size) * 4);
  if (round === "turn") return logistic((THRESHOLDS.turn - Math.abs(turn)) / 14);
  if (round === "depth") return logistic((THRESHOLDS.depth - view) / 14);
  return logistic(Math.log((stimulus.contrast ?? 1) / THRESHOLDS.light) * 4);
}

/** Its share of right answers on a trial of four choices. */
export function chanceOfRight(round: Round, trial: Trial): number {
  const floor = 1 / trial.choices.length;
  return floor + (1 - floor - LAPSE) * known(round, trial);
}

/** What it answers: right or wrong by the trial's id alone. */
export function answerOf(trial: Trial, round: Round): string {
  const { id, practice, answer, choices } = trial;
  const rng = createRng(id);
  if (practice || rng.next() < chanceOfRight(round, trial)) return answer;
  return rng.pick(choices.filter((each) => each !== answer));
}
