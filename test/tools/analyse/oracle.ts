/** κ of two patterns of right (1) and wrong (0) answers by the field's rule, in its plainest form. */
export function kappa(a: string, b: string): number {
  const n = a.length;
  const right = (of: string): number => [...of].filter((each) => each === "1").length / n;
  const expected = right(a) * right(b) + (1 - right(a)) * (1 - right(b));
  const observed = [...a].filter((each, i) => each === b[i]).length / n;
  return observed === 1 ? 1 : (observed - expected) / (1 - expected);
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
