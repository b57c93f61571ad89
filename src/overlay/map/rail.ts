/** How far along the rail's width the path's bends lie, from level to level. It repeats, and never stands still. */
const BENDS = [0.22, 0.58, 0.84, 0.62, 0.3, 0.1] as const;

/** Where on the rail a level sits, 0 (left) to 1 (right). */
export function placeOnRail(index: number): number {
  return BENDS[index % BENDS.length] ?? 0.5;
}
