/** What a lab reports: numbers by name, such as `error` in degrees or `found` as 1. */
export type LabMeasures = Readonly<Record<string, number>>;

/** One measure that must reach a minimum or not exceed a maximum. */
export interface LabRule {
  /** The name under which the lab reports it. */
  readonly measure: string;
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

/** The rules of a lab-only level. */
export interface LabTask {
  /** When the level counts as passed. */
  readonly complete: LabRule;
  /** When its mark is earned. */
  readonly mark: LabRule;
}

/** Whether measures satisfy a rule. A measure that is missing or not a number satisfies none. */
export function satisfies({ measure, atLeast, atMost }: LabRule, measures: LabMeasures): boolean {
  const value = Object.hasOwn(measures, measure) ? (measures[measure] as number) : Number.NaN;
  return value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY);
}
