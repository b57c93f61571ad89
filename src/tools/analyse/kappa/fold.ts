import type { PackedTrials } from "../../../core/stats/subject-pairs";

/** Trials with pictures of one pattern as one, and each picture's pattern. */
export interface Folded {
  readonly trials: PackedTrials;
  readonly patternOf: Uint32Array;
}

/**
 * Pictures that the same subjects judged, with the same ones right, are alike for every κ. Few subjects leave few such
 * patterns (at most 2^n of n subjects who judged all), however many pictures there are.
 */
export function fold({ subjects, people, pictures, starts, picture, right }: PackedTrials): Folded {
  const seen: string[] = new Array(pictures).fill("");
  for (let s = 0; s < subjects; s++) {
    const end = starts[s + 1] as number;
    for (let i = starts[s] as number; i < end; i++) seen[picture[i] as number] += `${right[i] ? "+" : "-"}${s}`;
  }
  const patterns = new Map<string, number>();
  const patternOf = new Uint32Array(pictures);
  const stands: number[] = [];
  for (const [p, pattern] of seen.entries()) {
    let known = patterns.get(pattern);
    if (known === undefined) {
      known = patterns.size;
      patterns.set(pattern, known);
      stands.push(p);
    }
    patternOf[p] = known;
  }
  // The first picture of each pattern stands for it.
  const kept: { picture: number[]; right: number[] } = { picture: [], right: [] };
  const foldedStarts = new Uint32Array(subjects + 1);
  for (let s = 0; s < subjects; s++) {
    const end = starts[s + 1] as number;
    for (let i = starts[s] as number; i < end; i++) {
      const pattern = patternOf[picture[i] as number] as number;
      if (stands[pattern] !== picture[i]) continue;
      kept.picture.push(pattern);
      kept.right.push(right[i] as number);
    }
    foldedStarts[s + 1] = kept.picture.length;
  }
  const trials: PackedTrials = {
    subjects,
    people,
    pictures: patterns.size,
    starts: foldedStarts,
    picture: Uint32Array.from(kept.picture),
    right: Uint8Array.from(kept.right),
  };
  return { trials, patternOf };
}

/** Pictures that two subjects share, summed over all pairs. */
export function sharedTrials({ pictures, picture }: PackedTrials): number {
  const judges = new Uint32Array(pictures);
  for (const p of picture) judges[p] = (judges[p] as number) + 1;
  return judges.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}
