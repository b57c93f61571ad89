import { createRng } from "../../../src/core/rng";
import type { Trial } from "../../../src/core/trial/trial";
import type { Sight } from "../../e2e/player";

/** What the simulated observer bears: where its accuracy is half way between guessing and its best, in each round. */
export const THRESHOLDS = { place: 0.2, size: 0.18, turn: 100, light: 0.14 } as const;

const LAPSE = 0.02;
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** How well it knows what it saw, 0 to 1, read off the picture's own spec. */
function known(round: keyof typeof THRESHOLDS, { stimulus }: Trial): number {
  const { x, y, size, turn } = stimulus.object;
  if (round === "place") return logistic((THRESHOLDS.place - Math.hypot(x - 0.5, y - 0.5)) / 0.025);
  if (round === "size") return logistic(Math.log(size / THRESHOLDS.size) * 4);
  if (round === "turn") return logistic((THRESHOLDS.turn - Math.abs(turn)) / 14);
  return logistic(Math.log((stimulus.contrast ?? 1) / THRESHOLDS.light) * 4);
}

/** Its share of right answers on a trial of four choices. */
export function chanceOfRight(round: keyof typeof THRESHOLDS, trial: Trial): number {
  const floor = 1 / trial.choices.length;
  return floor + (1 - floor - LAPSE) * known(round, trial);
}

/** The button that it presses: right or wrong by the trial's id alone. */
export function observe(roundOf: (condition: string) => keyof typeof THRESHOLDS) {
  return ({ trial, right, choices }: Sight): number => {
    if (!trial || trial.practice) return right;
    const rng = createRng(trial.id);
    if (rng.next() < chanceOfRight(roundOf(trial.condition), trial)) return right;
    return (right + 1 + rng.int(choices - 1)) % choices;
  };
}
