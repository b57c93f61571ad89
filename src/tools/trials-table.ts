import type { Trial } from "../core/trial/trial";

const columns: readonly (readonly [name: string, cell: (trial: Trial) => string])[] = [
  ["trial", (t) => `${t.practice ? "p" : ""}${t.index + 1}`],
  ["condition", (t) => t.condition],
  ["answer", (t) => t.answer],
  ["choices", (t) => t.choices.join(" ")],
  ["object", (t) => t.stimulus.object.id],
  ["texture", (t) => t.stimulus.texture?.id ?? "own"],
  ["size", (t) => t.stimulus.object.size.toFixed(3)],
  ["place", (t) => `${t.stimulus.object.x.toFixed(3)},${t.stimulus.object.y.toFixed(3)}`],
  ["turn", (t) => t.stimulus.object.turn.toFixed(1)],
  ["mirror", (t) => (t.stimulus.object.mirror ? "yes" : "no")],
  ["light", (t) => t.stimulus.light.toFixed(3)],
  ["background", (t) => backgroundOf(t)],
  ["exposure", (t) => (t.stimulus.scene ? "until answered" : `${t.timing.exposure} ms`)],
];

function backgroundOf({ stimulus: { background } }: Trial): string {
  if (background.kind === "photo") return background.id;
  return background.kind === "noise" ? background.seed : "grey";
}

/** Trials as a table with aligned columns, ending in a line break. */
export function trialsTable(trials: readonly Trial[]): string {
  const rows = [columns.map(([name]) => name), ...trials.map((trial) => columns.map(([, cell]) => cell(trial)))];
  const widths = columns.map((_, c) => rows.reduce((most, row) => Math.max(most, (row[c] as string).length), 0));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, c) => cell.padEnd(widths[c] as number))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}
