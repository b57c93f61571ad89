/** Two conditions that count as one. */
export interface BlankJoin {
  readonly into: string;
  readonly from: string;
}

/**
 * Conditions that name the same one in different words. Public tables without conditions write `NaN` for nets and `0`
 * for people; a table may also leave the cell empty, here and there. So "none" and 0 are one where there are no others and
 * some subject has only one of them; and none and another name, where every subject has only one. With more names it
 * cannot be told which one is meant.
 *
 * @param bySubject the normalised conditions of each subject of a data set; "nan" stands for none.
 * @returns the name under which both count, and the other; null where nothing is to be joined.
 */
export function joinBlankConditions(bySubject: Iterable<ReadonlySet<string>>): BlankJoin | null {
  const all = new Set<string>();
  let [single, several] = [0, 0];
  for (const conditions of bySubject) {
    if (conditions.size === 1) single++;
    if (conditions.size > 1) several++;
    for (const condition of conditions) all.add(condition);
  }
  if (!all.has("nan") || all.size !== 2 || single === 0) return null;
  const [into = "0"] = [...all].filter((condition) => condition !== "nan");
  return several === 0 || into === "0" ? { into, from: "nan" } : null;
}
