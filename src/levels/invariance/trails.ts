import { type Dimension, RANGES, type Transform } from "./transform";

/** Number of cells along a slider. */
export const TRAIL_CELLS = 60;

/** The net's verdict in each cell of a slider: kept its top label, changed it, or not asked. */
export type TrailCell = "kept" | "changed" | null;

export type Trails = Readonly<Record<Dimension, { readonly line: string; readonly cells: readonly TrailCell[] }>>;

const DIMENSIONS = Object.keys(RANGES) as Dimension[];

const empty = (line: string) => ({ line, cells: Array<TrailCell>(TRAIL_CELLS).fill(null) });

export const noTrails: Trails = Object.fromEntries(
  DIMENSIONS.map((dimension) => [dimension, empty("")]),
) as unknown as Trails;

/** The slider cell for a value. */
export function trailCell(dimension: Dimension, value: number): number {
  const { low, high } = RANGES[dimension];
  return Math.min(TRAIL_CELLS - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * TRAIL_CELLS)));
}

/**
 * Marks a verdict on every slider. A slider's trail belongs to one setting of all the others: when those change it
 * restarts, because its earlier verdicts no longer apply.
 */
export function withVerdict(trails: Trails, transform: Transform, kept: boolean): Trails {
  return Object.fromEntries(
    DIMENSIONS.map((dimension) => {
      const line = JSON.stringify({ ...transform, [dimension]: 0 });
      const trail = trails[dimension].line === line ? trails[dimension] : empty(line);
      const cells = trail.cells.slice();
      cells[trailCell(dimension, transform[dimension])] = kept ? "kept" : "changed";
      return [dimension, { line, cells }];
    }),
  ) as unknown as Trails;
}

/** A slider's trail as a CSS image: hard-edged, cell by cell; changed cells are striped as well as red. */
export function trailGradient(cells: readonly TrailCell[]): string {
  const line = (colour: (cell: TrailCell) => string) => {
    const at = (i: number) => `${((100 * i) / cells.length).toFixed(2)}%`;
    return `linear-gradient(to right, ${cells.map((cell, i) => `${colour(cell)} ${at(i)} ${at(i + 1)}`).join(", ")})`;
  };
  const stripes = "repeating-linear-gradient(45deg, var(--alert) 0 2px, var(--ground) 2px 4px)";
  const cover = line((cell) => (cell === "changed" ? "transparent" : cell ? "var(--net)" : "var(--ground)"));
  return cells.includes("changed") ? `${cover}, ${stripes}` : cover;
}
