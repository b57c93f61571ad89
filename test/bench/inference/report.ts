import { quantile } from "../../../src/core/stats/describe";
import type { Part } from "./cold";
import type { ColdMarks } from "./cold-script";
import type { Target } from "./figures";
import { type Measured, whileWarming } from "./judge-targets";
import { notes } from "./notes";
import type { ContestantName, Runner } from "./race";

export interface BenchResult extends Measured {
  readonly date: string;
  readonly browser: string;
  readonly machine: { readonly processor: string; readonly cores: number };
  readonly quick: boolean;
  readonly targets: readonly Target[];
  readonly onnxBytes: number;
}

const NAMES: Readonly<Record<ContestantName, string>> = {
  "ours-webgl": "Glimpse, worker, WebGL",
  "bare-webgl": "mobilenet package in a page, WebGL",
  "ours-wasm": "Glimpse, worker, WASM",
  "bare-wasm": "mobilenet package in a page, WASM",
  onnxruntime: "onnxruntime-web in a page",
  "bare-threads": "mobilenet package in a page, threaded WASM",
  "onnxruntime-threads": "onnxruntime-web in a page, all cores",
};

export function toMarkdown(result: BenchResult): string {
  const { race, steady, cold, targets, machine } = result;
  const [fastest] = race.runners.filter(({ name }) => name.startsWith("ours")).sort((a, b) => a.time.p50 - b.time.p50);
  const onnx = race.runners.find(({ name }) => name === "onnxruntime");
  return `${[
    "# Inference: how fast, how steady, how soon",
    `Made by \`npm run bench:inference\` on ${result.date.slice(0, 10)}: ${result.browser}; ${machine.processor}, ${machine.cores} cores${result.quick ? "; a quick run, not to be quoted" : ""}. Times in milliseconds. Everything ran in one browser in one run, taking turns, so that whatever slows the machine slows everyone; trust the ratios more than the times, which are a software renderer's.`,
    "## Targets",
    table(
      ["", "measured", "at most", ""],
      targets.map(({ name, value, limit, unit, met }) => [
        name,
        `${number(value)} ${unit}`.trim(),
        `${number(limit)} ${unit}`.trim(),
        met ? "met" : "**missed**",
      ]),
    ),
    notes.shortfalls,
    "## One picture, judged in every way",
    `${race.pictures} pictures of 448 × 448, the same pixels and weights for all; pixels in, 1000 probabilities out. “First” is the first answer after loading, and after the warm-up that only Glimpse has. The difference is the largest of any probability from Glimpse's on WebGL. The two threaded rows ran in a round of their own.`,
    table(
      ["", "computes on", "n", "p50", "p95", "range", "first", "difference"],
      race.runners.map((runner) => runnerRow(runner)),
    ),
    `Ours ÷ bare, median of the rounds' own ratios: WebGL ${number(race.paired.webgl)}, WASM ${number(race.paired.wasm)}. ` +
      `The fastest of ours (${fastest ? NAMES[fastest.name] : "none"}) takes ${number(fastest?.time.p50)} ms where onnxruntime-web takes ${number(onnx?.time.p50)} ms.`,
    notes.race(result.onnxBytes),
    "## Many verdicts in the game's own page",
    table(
      ["", "verdicts", "first", "p50", "tensors before and after", "worker's heap, buffers", "page's heap, buffers"],
      steady.map(({ backend, trials, first, p50, tensors, growth }) => [
        backend,
        String(trials),
        number(first),
        number(p50),
        `${tensors.before} → ${tensors.after}`,
        `${kilo(growth.worker.objects)}, ${kilo(growth.worker.buffers)}`,
        `${kilo(growth.page.objects)}, ${kilo(growth.page.buffers)}`,
      ]),
    ),
    "Growth in kB after garbage collection, from the 20th verdict to the last; every verdict on new pixels.",
    "## Cold start",
    notes.cold,
    table(
      ["ms since navigation", "median", "range"],
      [
        spread("the game stands, Start may be pressed", ({ game }) => game, cold.visits),
        spread("the net is ready", ({ netReady }) => netReady, cold.visits),
        spread("first picture composed, verdict sealed", ({ sealed }) => sealed, cold.visits),
        spread("**first possible flash**: the fixation cross is up", ({ fixation }) => fixation, cold.visits),
        ["**bare page**: its one answer", ...middle(cold.visits.map(({ bare }) => bare))],
      ],
    ),
    `n = ${cold.visits.length} fresh browser contexts each, taking turns.`,
    "Bytes of bodies as served (not compressed):",
    table(
      ["part", "the game until the first flash", "its files", "bare page"],
      parts(cold.bytes.game, cold.bytes.bare).map(([part, ours, files, bare]) => [
        part,
        kilo(ours),
        `${files}`,
        kilo(bare),
      ]),
    ),
    "Tasks of the page's main thread, longest per visit in ms:",
    table(
      ["", "median", "range"],
      [
        ["from navigation until the game stands", ...middle(cold.visits.map(({ game }) => before(game)))],
        ["while the net loads and warms up", ...middle(cold.visits.map(({ game }) => whileWarming(game)))],
        ["the same stretch in visits that were traced: longest task", ...middle(cold.traced.map(({ wall }) => wall))],
        ["of that task, time on a processor", ...middle(cold.traced.map(({ processor }) => processor))],
        ["the same stretch with the weights held back", ...middle(cold.withoutNet.map((marks) => whileWarming(marks)))],
      ],
    ),
    notes.tasks,
    "## To repeat",
    notes.repeat,
  ].join("\n\n")}\n`;
}

function runnerRow({ name, detail, time, first, difference }: Runner): string[] {
  const range = `${number(time.least)}–${number(time.most)}`;
  const apart = name === "ours-webgl" ? "–" : difference.toExponential(1);
  return [NAMES[name], detail, String(time.n), number(time.p50), number(time.p95), range, number(first), apart];
}

function spread(
  name: string,
  of: (marks: ColdMarks) => number | undefined,
  visits: Measured["cold"]["visits"],
): string[] {
  return [name, ...middle(visits.map(({ game }) => of(game) ?? Number.NaN))];
}

function middle(values: readonly number[]): string[] {
  return [number(quantile(values, 0.5)), `${number(Math.min(...values))}–${number(Math.max(...values))}`];
}

function before({ longTasks, game = 0 }: ColdMarks): number {
  return Math.max(0, ...longTasks.filter(({ start }) => start < game).map(({ duration }) => duration));
}

/** Bytes and number of the game's files, and bytes of the bare page's, by part. */
function parts(game: readonly Part[], bare: readonly Part[]): [string, number, number, number][] {
  const names = [...new Set([...game, ...bare].map(({ part }) => part))];
  const of = (list: readonly Part[], name: string) => list.find(({ part }) => part === name);
  const rows = names.map((name): [string, number, number, number] => {
    const own = of(game, name);
    return [name, own?.bytes ?? 0, own ? own.requests : 0, of(bare, name)?.bytes ?? 0];
  });
  const sum = (place: 1 | 2 | 3) => rows.reduce((total, row) => total + row[place], 0);
  return [...rows, ["**together**", sum(1), sum(2), sum(3)]];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function number(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  if (size > 0 && size < 0.005) return value.toExponential(1);
  return size >= 100 ? value.toFixed(0) : size >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function kilo(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
