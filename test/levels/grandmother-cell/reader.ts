/** An observer who reads English and no Chinese: the share of right answers by the form in which a concept is shown. */
export const READER: Readonly<Record<string, number>> = {
  photo: 0.95,
  drawing: 0.9,
  silhouette: 0.7,
  "word-en": 0.95,
  "word-zh": 0.3,
};
