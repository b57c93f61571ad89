const FILED = new Set(["object", "photograph", "model"]);

/** What a picture's file is named after. */
export interface FileName {
  readonly kind: string;
  readonly id: string;
  /** Objects of every deck lie in a folder for each category. */
  readonly category?: string | undefined;
}

/**
 * Where a picture's or a sound's file lies, relative to the pictures' folder. The importer names them so, and the list
 * that the page fetches leaves out every name that follows the rule.
 */
export function stimulusFile({ kind, id, category }: FileName): string {
  if (FILED.has(kind)) return `${kind}s/${category}/${id}.webp`;
  return kind === "sound" ? `sounds/${id}.ogg` : `${kind}s/${id}.webp`;
}

/** Digits of a SHA-256 that the page fetches: 96 bits find any damage, and sums are what no compression makes smaller. */
export const SUM_DIGITS = 24;
