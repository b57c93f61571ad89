/**
 * The weights of a simple cell: a Gabor function (Jones & Palmer 1987), in the notation of Goodfellow, Bengio and
 * Courville 2016, section 9.10. Angles in radians, lengths in the unit of the coordinates.
 */
export interface GaborParameters {
  /** α: overall size of the response. */
  readonly gain: number;
  /** βx, βy: how fast the receptive field falls off along x′ and y′, 1/length². */
  readonly falloffX: number;
  readonly falloffY: number;
  /** f: spatial frequency along x′, radians per length. */
  readonly frequency: number;
  /** φ */
  readonly phase: number;
  /** x0, y0: where the cell looks. */
  readonly x0: number;
  readonly y0: number;
  /** τ: the direction along which the cell reads brightness changes. */
  readonly direction: number;
}

/** w(x, y) = α · exp(−βx·x′² − βy·y′²) · cos(f·x′ + φ). */
export function gabor(x: number, y: number, cell: GaborParameters): number {
  const dx = x - cell.x0;
  const dy = y - cell.y0;
  const cos = Math.cos(cell.direction);
  const sin = Math.sin(cell.direction);
  const along = dx * cos + dy * sin;
  const across = -dx * sin + dy * cos;
  const envelope = Math.exp(-cell.falloffX * along * along - cell.falloffY * across * across);
  return cell.gain * envelope * Math.cos(cell.frequency * along + cell.phase);
}

/**
 * The weights on a grid of pixels whose centre is (0, 0).
 * @param radius pixels from the centre to the edge, a whole number ≥ 0
 * @returns (2 · radius + 1)² weights, row by row
 */
export function gaborKernel(radius: number, cell: GaborParameters): Float64Array {
  const side = 2 * radius + 1;
  const weights = new Float64Array(side * side);
  for (let y = -radius; y <= radius; y++)
    for (let x = -radius; x <= radius; x++) weights[(y + radius) * side + x + radius] = gabor(x, y, cell);
  return weights;
}
