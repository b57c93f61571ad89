/** White stamps that scenes tint and scatter: cells, sparks, the wave. */

/** A soft round light that fades to nothing at the stamp's edge. @param stops [share of the radius, alpha] */
export function paintHalo(
  context: CanvasRenderingContext2D,
  size: number,
  stops: readonly (readonly [at: number, alpha: number])[],
): void {
  const centre = size / 2;
  const halo = context.createRadialGradient(centre, centre, 0, centre, centre, centre);
  for (const [at, alpha] of stops) halo.addColorStop(at, `rgb(255 255 255 / ${alpha})`);
  context.fillStyle = halo;
  context.fillRect(0, 0, size, size);
}

/** A plain disc in the stamp's middle. */
export function paintDisc(context: CanvasRenderingContext2D, size: number, radius: number): void {
  context.fillStyle = "white";
  context.beginPath();
  context.arc(size / 2, size / 2, radius, 0, 2 * Math.PI);
  context.fill();
}
