/** `steps` + 1 values from low to high, both included. */
export function evenSteps(low: number, high: number, steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, i) => (i === steps ? high : low + ((high - low) * i) / steps));
}
