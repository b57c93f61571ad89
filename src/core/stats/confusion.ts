/** What one trial showed and what the answer was; a missed answer is null. */
export interface Answer {
  readonly truth: string;
  readonly answer: string | null;
}

/** Answers counted by what was shown. Rows and columns follow `categories`. */
export interface ConfusionMatrix {
  readonly categories: readonly string[];
  /** counts[shown][answered]: number of trials. */
  readonly counts: readonly (readonly number[])[];
  /** missed[shown]: number of trials without an answer. */
  readonly missed: readonly number[];
}

/**
 * Confusion matrix over categories.
 *
 * @param categories distinct names; every truth and every given answer must be among them, so that no trial is lost.
 * @throws RangeError on a category named twice, or a trial with a truth or an answer outside the categories.
 */
export function confusionMatrix(answers: readonly Answer[], categories: readonly string[]): ConfusionMatrix {
  const place = new Map(categories.map((category, index) => [category, index]));
  if (place.size !== categories.length) throw new RangeError("a category is named twice");
  const find = (category: string): number => {
    const index = place.get(category);
    if (index === undefined) throw new RangeError(`"${category}" is not among the categories`);
    return index;
  };
  const counts = categories.map(() => categories.map(() => 0));
  const missed = categories.map(() => 0);
  for (const { truth, answer } of answers) {
    const shown = find(truth);
    const row = answer === null ? missed : (counts[shown] as number[]);
    const column = answer === null ? shown : find(answer);
    row[column] = (row[column] as number) + 1;
  }
  return { categories: categories.slice(), counts, missed };
}
