/** Two conditions that count as one. */
export interface BlankJoin {
  readonly into: string;
  readonly from: string;
}

/**
 * Conditions that name the same one in different words. Public tables without conditions write `NaN` for nets and `0`
 * for people; a table may also leave the cell empty. Where every subject has one condition only, and the names there are
 * are "none" and one other, they are one. With more names it cannot be told which one is meant.
 *
 * @param bySubject the normalised conditions of each subject of a data set; "nan" stands for none.
 * @returns the name under which both count, and the other; null where nothing is to be joined.
 */
export function joinBlankConditions(bySubject: Iterable<ReadonlySet<string>>): BlankJoin | null {
  const all = new Set<string>();
  for (const conditions of bySubject) {
    if (conditions.size > 1) return null;
    for (const condition of conditions) all.add(condition);
  }
  if (!all.has("nan") || all.size !== 2) return null;
  const [into = "0"] = [...all].filter((condition) => condition !== "nan");
  return { into, from: "nan" };
}
