import { median } from "../../../src/core/stats/describe";
import type { ColdResult } from "./cold";
import type { ColdMarks } from "./cold-script";
import { type Target, target } from "./figures";
import type { RaceResult } from "./race";
import type { SteadyResult } from "./steady";

export interface Measured {
  readonly race: RaceResult;
  readonly steady: readonly SteadyResult[];
  readonly cold: ColdResult;
}

const MEBI = 1024 * 1024;
const LONG_MS = 50;

/** The net is to blame for a task of the page that begins once the game is up and the net is loading. */
export function whileWarming({ longTasks, game = 0, netReady = Number.POSITIVE_INFINITY }: ColdMarks): number {
  const during = longTasks.filter(({ start }) => start >= game && start < netReady);
  return Math.max(0, ...during.map(({ duration }) => duration));
}

export function judgeTargets({ race, steady, cold }: Measured): Target[] {
  const asked = race.runners.filter(({ name }) => name.startsWith("ours"));
  return [
    target("The same network in ONNX: greatest difference of a probability", onnxDifference(race), 1e-3, ""),
    target("WebGL: p50 of ours ÷ bare call", ratio(race, "ours-webgl", "bare-webgl"), 1.05),
    target("WASM: p50 of ours ÷ bare call", ratio(race, "ours-wasm", "bare-wasm"), 1.05),
    ...asked.map(({ detail, first, time }) => target(`${detail}: first answer ÷ p50`, first / time.p50, 3)),
    ...steady.flatMap(({ backend, trials, tensors, growth }) => [
      target(`${backend}: tensors gained in ${trials} verdicts`, tensors.after - tensors.before, 0, ""),
      target(
        `${backend}: growth of the worker's heap`,
        (growth.worker.objects + growth.worker.buffers) / MEBI,
        5,
        "MB",
      ),
      target(`${backend}: growth of the page's heap`, (growth.page.objects + growth.page.buffers) / MEBI, 5, "MB"),
    ]),
    target(
      "Cold start: first possible flash ÷ bare page's first answer",
      median(cold.visits.map(({ game }) => game.fixation ?? Number.NaN)) / median(cold.visits.map(({ bare }) => bare)),
      1.25,
    ),
    target(
      "Longest task of the page while the net loads and warms up, worst visit",
      Math.max(...cold.visits.map(({ game }) => whileWarming(game))),
      LONG_MS,
      "ms",
    ),
  ];
}

function onnxDifference({ runners }: RaceResult): number {
  return runners.find(({ name }) => name === "onnxruntime")?.difference ?? Number.NaN;
}

function ratio({ runners }: RaceResult, ours: string, bare: string): number {
  const p50 = (wanted: string) => runners.find(({ name }) => name === wanted)?.time.p50 ?? Number.NaN;
  return p50(ours) / p50(bare);
}
