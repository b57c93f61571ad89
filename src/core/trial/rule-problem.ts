/** One rule that cannot be satisfied. */
export interface RuleProblem {
  /** Path of the rule from the level's root, such as `task.conditions[1].name`. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}
