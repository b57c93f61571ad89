import type { CueAnswer } from "./cue-answer";

/** How many answers of each kind there are, and how many in all. */
export type CueTally = Readonly<Record<CueAnswer, number>> & { readonly n: number };

/** Counts what answers to conflicting cues named. */
export function tallyCues(answers: readonly CueAnswer[]): CueTally {
  const count = (kind: CueAnswer) => answers.filter((answer) => answer === kind).length;
  return {
    shape: count("shape"),
    texture: count("texture"),
    other: count("other"),
    missed: count("missed"),
    n: answers.length,
  };
}
