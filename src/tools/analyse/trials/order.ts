const collator = new Intl.Collator("en", { numeric: true });

/** Names in the order in which people count: 2 before 10. */
export const byName = (one: string, other: string): number =>
  collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);

/** Conditions by their numbers where they are numbers, before the others by name. */
export function byCondition(one: string, other: string): number {
  const [a, b] = [Number(one), Number(other)];
  const named = Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return named || (Number.isNaN(a) ? 0 : a - b) || byName(one, other);
}
