/**
 * The ten concepts of the hunt: every category whose name is one word in both languages, that both icon sets draw and
 * that has at least three photographs, minus fruit, pig and ball, because a phone's screen holds ten. Each gets two
 * drawings in two styles, and its name in two scripts.
 */
export interface ConceptDrawings {
  readonly category: string;
  /** Names of the icons in the two sets. */
  readonly fluent: string;
  readonly openmoji: string;
}

const concept = (category: string, fluent = category, openmoji = fluent): ConceptDrawings => ({
  category,
  fluent,
  openmoji,
});

export const CONCEPTS: readonly ConceptDrawings[] = [
  concept("bear"),
  concept("bird"),
  concept("car", "automobile"),
  concept("cow"),
  concept("fish"),
  concept("flower", "sunflower"),
  concept("guitar"),
  concept("insect", "butterfly", "lady-beetle"),
  concept("mushroom"),
  concept("rabbit"),
];
