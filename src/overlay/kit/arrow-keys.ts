const steps = new Map<string, readonly [x: number, y: number]>([
  ["ArrowLeft", [-1, 0]],
  ["ArrowRight", [1, 0]],
  ["ArrowUp", [0, -1]],
  ["ArrowDown", [0, 1]],
]);

/** An arrow key's direction, x to the right and y down; undefined for any other key. */
export const arrowStep = (key: string): readonly [x: number, y: number] | undefined => steps.get(key);
