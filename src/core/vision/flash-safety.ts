import type { Raster } from "./raster";

/**
 * Counts flashes as WCAG 2.2 defines them, success criterion 2.3.1 "Three flashes or below threshold".
 *
 * General flash: a pair of opposing changes in relative luminance of 10 % or more of the maximum relative luminance
 * (1.0), where the relative luminance of the darker state is below 0.80.
 * Red flash: a pair of opposing transitions of (R − G − B) × 320, negative values set to zero, by more than 20, where
 * either state of each has R / (R + G + B) ≥ 0.8; R, G, B linearised as for luminance.
 * Area: 25 % of any 10° of the visual field; 341 × 256 CSS pixels stand for that field.
 * Source: https://www.w3.org/TR/WCAG22/#dfn-general-flash-and-red-flash-thresholds
 *
 * Stricter than the text in two ways: slow changes count like fast ones, and the exemption for fine balanced patterns
 * is not used.
 */
export interface FlashCount {
  /** Most general flashes in any one second. WCAG allows 3. */
  readonly general: number;
  /** Most red flashes in any one second. */
  readonly red: number;
}

/** The light of a picture, averaged over square cells, row by row. */
export interface LightField {
  readonly columns: number;
  readonly rows: number;
  /** Side of a cell in CSS pixels. */
  readonly cell: number;
  /** Relative luminance, 0 to 1. */
  readonly luminance: Float64Array;
  /** max(0, R − G − B) × 320. */
  readonly redness: Float64Array;
  /** R / (R + G + B), 0 where all are 0. */
  readonly saturation: Float64Array;
}

/** What the screen shows from a time in ms until the next frame. */
export interface LightFrame {
  readonly time: number;
  readonly field: LightField;
}

export const FIELD_WIDTH = 341;
export const FIELD_HEIGHT = 256;
const AREA_SHARE = 0.25;
const LUMINANCE_CHANGE = 0.1;
const DARK_BELOW = 0.8;
const RED_CHANGE = 20;
const RED_SATURATION = 0.8;
const SECOND = 1000;
/** Makes 0.3 − 0.2 count as a tenth. */
const ROUNDING = 1e-9;

const LINEAR = Float64Array.from({ length: 256 }, (_, level) => {
  const value = level / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/** Relative luminance of an sRGB colour with channels 0–255: 0 (black) to 1 (white). */
export function relativeLuminance(red: number, green: number, blue: number): number {
  return luminanceOf(LINEAR[red] as number, LINEAR[green] as number, LINEAR[blue] as number);
}

const luminanceOf = (red: number, green: number, blue: number): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** Mean relative luminance of a picture, 0 to 1. */
export function meanLuminance(raster: Raster): number {
  const { data } = raster;
  let sum = 0;
  for (let i = 0; i < data.length; i += 4)
    sum += relativeLuminance(data[i] as number, data[i + 1] as number, data[i + 2] as number);
  return sum / (data.length / 4);
}

/**
 * Averages the linear light of a picture over cells. Drops a strip narrower than a cell at the right and bottom edges.
 * @param side of a cell in pixels of the raster, at most its width and height
 * @param scale CSS pixels for one pixel of the raster
 */
export function lightField(raster: Raster, side: number, scale = 1): LightField {
  const columns = Math.floor(raster.width / side);
  const rows = Math.floor(raster.height / side);
  if (!(side >= 1) || columns < 1 || rows < 1) throw new RangeError(`no cell of ${side} pixels fits the picture`);
  const luminance = new Float64Array(columns * rows);
  const redness = new Float64Array(columns * rows);
  const saturation = new Float64Array(columns * rows);
  const pixels = side * side;
  for (let index = 0; index < luminance.length; index++) {
    const left = (index % columns) * side;
    const top = Math.floor(index / columns) * side;
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let y = top; y < top + side; y++)
      for (let x = left; x < left + side; x++) {
        const at = (y * raster.width + x) * 4;
        red += LINEAR[raster.data[at] as number] as number;
        green += LINEAR[raster.data[at + 1] as number] as number;
        blue += LINEAR[raster.data[at + 2] as number] as number;
      }
    luminance[index] = luminanceOf(red, green, blue) / pixels;
    redness[index] = (Math.max(0, red - green - blue) / pixels) * 320;
    saturation[index] = red + green + blue > 0 ? red / (red + green + blue) : 0;
  }
  return { columns, rows, cell: side * scale, luminance, redness, saturation };
}

/**
 * The greatest number of flashes in any one second of what was shown.
 *
 * "Flashes occurring concurrently" can be read in two ways; both are counted and the greater is returned: cells that
 * each flash n times cover a quarter of a 10° field; or n flashes follow one another without overlapping in time, each
 * over a quarter of the field, possibly different cells.
 * @param shown in order of time; fields of one size
 */
export function countFlashes(shown: readonly LightFrame[]): FlashCount {
  const first = shown[0]?.field;
  if (!first) return { general: 0, red: 0 };
  if (shown.some(({ field }) => field.columns !== first.columns || field.rows !== first.rows))
    throw new RangeError("all frames of a sequence must have fields of one size");
  const cells = Array.from({ length: first.columns * first.rows }, (_, cell) => cell);
  return {
    general: mostFlashes(
      cells.map((cell) => luminanceTransitions(shown, cell)),
      first,
    ),
    red: mostFlashes(
      cells.map((cell) => redTransitions(shown, cell)),
      first,
    ),
  };
}

/** Times at which a cell's luminance has turned by a tenth: each is opposite to the one before. */
function luminanceTransitions(shown: readonly LightFrame[], cell: number): number[] {
  const at = (index: number) => shown[index]?.field.luminance[cell] as number;
  return turns(shown, at, (low, high) => at(high) - at(low) >= LUMINANCE_CHANGE - ROUNDING && at(low) < DARK_BELOW);
}

function redTransitions(shown: readonly LightFrame[], cell: number): number[] {
  const at = (index: number) => shown[index]?.field.redness[cell] as number;
  const saturated = (index: number) => (shown[index]?.field.saturation[cell] as number) >= RED_SATURATION;
  return turns(
    shown,
    at,
    (low, high) => at(high) - at(low) > RED_CHANGE + ROUNDING && (saturated(low) || saturated(high)),
  );
}

/**
 * A zigzag: remembers the last extreme and turns when a value is far enough from it.
 * @param far whether the step between a low and a high frame counts
 */
function turns(
  shown: readonly LightFrame[],
  value: (index: number) => number,
  far: (low: number, high: number) => boolean,
): number[] {
  const times: number[] = [];
  let low = 0;
  let high = 0;
  let rising: boolean | null = null;
  for (let i = 1; i < shown.length; i++) {
    if (value(i) > value(high)) high = i;
    if (value(i) < value(low)) low = i;
    if (rising !== true && far(low, i)) {
      rising = true;
      high = i;
    } else if (rising !== false && far(i, high)) {
      rising = false;
      low = i;
    } else continue;
    times.push((shown[i] as LightFrame).time);
  }
  return times;
}

function mostFlashes(transitions: readonly (readonly number[])[], grid: LightField): number {
  const starts = [...new Set(transitions.flat())].sort((a, b) => a - b);
  let most = 0;
  for (const start of starts) {
    // The second is half-open: a picture that returns after exactly one second belongs to the next.
    const inWindow = transitions.map((times) => between(times, start, start + SECOND));
    while (covers(grid, (cell) => Math.floor((inWindow[cell]?.length ?? 0) / 2) > most)) most++;
    most = Math.max(most, inTurn(inWindow, grid));
  }
  return most;
}

/** The times from `start` up to but not including `end`; `times` is sorted. */
function between(times: readonly number[], start: number, end: number): readonly number[] {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < start) low = middle + 1;
    else high = middle;
  }
  while (high < times.length && (times[high] as number) < end) high++;
  return times.slice(low, high);
}

/** Successive flashes in a window: each begins after the one before has ended over enough area. */
function inTurn(inWindow: readonly (readonly number[])[], grid: LightField): number {
  const moments = [...new Set(inWindow.flat())].sort((a, b) => a - b);
  const open = new Int8Array(inWindow.length);
  let count = 0;
  for (const moment of moments) {
    const turnsNow = (cell: number) => inWindow[cell]?.includes(moment) === true;
    for (let cell = 0; cell < open.length; cell++) if (turnsNow(cell)) open[cell] = (open[cell] as number) + 1;
    if (!covers(grid, (cell) => (open[cell] as number) >= 2)) continue;
    count++;
    // Whatever began at or before this moment overlapped in time with the flash just counted.
    open.fill(0);
  }
  return count;
}

/** Whether the chosen cells cover more than a quarter of a 10° field anywhere on the grid. */
function covers(grid: LightField, chosen: (cell: number) => boolean): boolean {
  const { columns, rows, cell } = grid;
  const stride = columns + 1;
  // Summed counts of chosen cells above and to the left, so that any rectangle takes four look-ups.
  const sums = new Int32Array(stride * (rows + 1));
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++)
      sums[(y + 1) * stride + x + 1] =
        (sums[y * stride + x + 1] as number) +
        (sums[(y + 1) * stride + x] as number) -
        (sums[y * stride + x] as number) +
        (chosen(y * columns + x) ? 1 : 0);
  const width = Math.min(columns, Math.ceil(FIELD_WIDTH / cell));
  const height = Math.min(rows, Math.ceil(FIELD_HEIGHT / cell));
  const enough = (AREA_SHARE * FIELD_WIDTH * FIELD_HEIGHT) / (cell * cell);
  for (let y = 0; y + height <= rows; y++)
    for (let x = 0; x + width <= columns; x++) {
      const below = (y + height) * stride;
      const inside =
        (sums[below + x + width] as number) -
        (sums[below + x] as number) -
        (sums[y * stride + x + width] as number) +
        (sums[y * stride + x] as number);
      if (inside >= enough) return true;
    }
  return false;
}
