import type { FlashCondition, FlashTask, PictureForm, StimulusRules, TimingRules } from "./flash-task";

export interface ConditionRules {
  readonly stimulus: StimulusRules;
  readonly timing: TimingRules;
}

/** The rules of a condition: its own, falling back to the task's. */
export function conditionRules(
  { stimulus, timing }: Pick<FlashTask, "stimulus" | "timing">,
  condition: FlashCondition,
): ConditionRules {
  return {
    stimulus: { ...stimulus, ...defined(condition.stimulus) },
    timing: { ...timing, ...defined(condition.timing) },
  };
}

/** Whether a form shows the object itself, rather than a drawing or a word. */
export const showsObject = (form: PictureForm | undefined): boolean =>
  form === undefined || form === "photo" || form === "silhouette";

/** Drops keys that are present but undefined, so that a spread does not erase a default. */
function defined<T extends object>(partial: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(partial ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
