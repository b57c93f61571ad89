/** One rule that cannot be kept. */
export interface RuleProblem {
  /** Where the rule stands: keys and indices from the level's top, such as `task.conditions[1].name`. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}
