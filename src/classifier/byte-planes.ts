/**
 * Weights by byte planes: of each array all lowest bytes, then all second ones, and so on. Exponents lie side by side
 * then, and pack by a twentieth better; not a bit of any weight changes.
 */

/** An array in a file of weights. */
export interface Stretch {
  readonly values: number;
  /** Bytes of each value. */
  readonly width: number;
}

export function toPlanes(bytes: Uint8Array, stretches: readonly Stretch[]): Uint8Array<ArrayBuffer> {
  return regroup(bytes, stretches, (stretch) => [stretch.values, stretch.width]);
}

/** Undoes `toPlanes`. */
export function fromPlanes(bytes: Uint8Array, stretches: readonly Stretch[]): Uint8Array<ArrayBuffer> {
  return regroup(bytes, stretches, (stretch) => [stretch.width, stretch.values]);
}

/** Turns each stretch, read as a table of rows, into its columns; bytes beyond the last one stay where they are. */
function regroup(
  bytes: Uint8Array,
  stretches: readonly Stretch[],
  shape: (stretch: Stretch) => readonly [rows: number, columns: number],
): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes);
  let start = 0;
  for (const stretch of stretches) {
    const [rows, columns] = shape(stretch);
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        out[start + column * rows + row] = bytes[start + row * columns + column] as number;
    start += rows * columns;
  }
  return out;
}
