/** The path's bends across the rail's width, level by level. The pattern repeats, and neighbours always differ. */
const BENDS = [0.22, 0.58, 0.84, 0.62, 0.3, 0.1] as const;

/** A level's position on the rail, 0 (left) to 1 (right). */
export function placeOnRail(index: number): number {
  return BENDS[index % BENDS.length] ?? 0.5;
}
