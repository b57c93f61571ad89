import type { PackedTrials } from "../../../core/stats/subject-pairs";
import { isUndefined, kappaOf } from "../../../core/stats/subject-pairs";
import { GROUPS, type GroupSums, type Kernel } from "./group-sums";

/** How many bits are set in a word. */
function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * For conditions in which most subjects judge most pictures. A resample is written as bits, one for each draw and
 * subject: right, and judged at all. A pair's counts are then the bits that two rows have in common.
 */
export function denseKernel(trials: PackedTrials, leaveOut: boolean): Kernel {
  const { subjects, people, pictures, starts, picture, right } = trials;
  const words = Math.ceil(pictures / 32);
  const complete = starts[subjects] === subjects * pictures;
  // 0: not judged, 1: wrong, 3: right.
  const cells = new Uint8Array(subjects * pictures);
  for (let s = 0; s < subjects; s++) {
    const end = starts[s + 1] as number;
    for (let i = starts[s] as number; i < end; i++) cells[s * pictures + (picture[i] as number)] = right[i] ? 3 : 1;
  }
  const rights = new Int32Array(subjects * words);
  const judged = complete ? rights : new Int32Array(subjects * words);
  const rightCount = new Int32Array(subjects);

  const gather = (drawn: Uint32Array): void => {
    for (let s = 0; s < subjects; s++) {
      const row = s * pictures;
      let total = 0;
      for (let w = 0; w < words; w++) {
        let [rightBits, judgedBits] = [0, 0];
        const end = Math.min(pictures, w * 32 + 32);
        for (let d = w * 32; d < end; d++) {
          const cell = cells[row + (drawn[d] as number)] as number;
          rightBits |= (cell >>> 1) << (d & 31);
          judgedBits |= (cell & 1) << (d & 31);
        }
        rights[s * words + w] = rightBits;
        if (!complete) judged[s * words + w] = judgedBits;
        total += ones(rightBits);
      }
      rightCount[s] = total;
    }
  };

  // With all trials shared, κ is a straight line in the number of pictures that both have right; its two coefficients
  // depend on how many each has right alone.
  const offset = new Float64Array(pictures + 1);
  const slope = new Float64Array(pictures + 1);
  const counts = new Uint8Array(pictures + 1);
  const setLines = (rightA: number): void => {
    const wrongA = pictures - rightA;
    for (let rightB = 0; rightB <= pictures; rightB++) {
      const expected = rightA * rightB + wrongA * (pictures - rightB);
      const beyond = pictures * pictures - expected;
      offset[rightB] = beyond === 0 ? 1 : (pictures * (wrongA - rightB) - expected) / beyond;
      slope[rightB] = beyond === 0 ? 0 : (2 * pictures) / beyond;
      counts[rightB] = leaveOut && isUndefined(pictures, rightA, rightB) ? 0 : 1;
    }
  };

  const addComplete = (a: number, from: number, to: number, place: number, step: number, sums: GroupSums): void => {
    if (to <= from) return;
    setLines(rightCount[a] as number);
    const rowA = a * words;
    let [sum, count] = [0, 0];
    for (let b = from; b < to; b++) {
      const rowB = b * words;
      let both = 0;
      for (let w = 0; w < words; w++) both += ones((rights[rowA + w] as number) & (rights[rowB + w] as number));
      const rightB = rightCount[b] as number;
      const counted = counts[rightB] as number;
      sum += counted * ((offset[rightB] as number) + (slope[rightB] as number) * both);
      count += counted;
      if (step === 0) continue;
      sums.add(place + (b - from), sum, count);
      sum = 0;
      count = 0;
    }
    if (step === 0) sums.add(place, sum, count);
  };

  const addPartly = (a: number, from: number, to: number, place: number, step: number, sums: GroupSums): void => {
    const rowA = a * words;
    for (let b = from; b < to; b++) {
      const rowB = b * words;
      let [n, rightA, rightB, both] = [0, 0, 0, 0];
      for (let w = 0; w < words; w++) {
        const judgedA = judged[rowA + w] as number;
        const judgedB = judged[rowB + w] as number;
        const bitsA = rights[rowA + w] as number;
        const bitsB = rights[rowB + w] as number;
        n += ones(judgedA & judgedB);
        rightA += ones(bitsA & judgedB);
        rightB += ones(judgedA & bitsB);
        both += ones(bitsA & bitsB);
      }
      if (n === 0 || (leaveOut && isUndefined(n, rightA, rightB))) continue;
      sums.add(place + (b - from) * step, kappaOf(n, rightA, rightB, both), 1);
    }
  };

  const add = complete ? addComplete : addPartly;
  return (drawn, sums) => {
    gather(drawn);
    for (let a = 0; a < people; a++) {
      add(a, a + 1, people, GROUPS["human-human"], 0, sums);
      add(a, people, subjects, GROUPS.firstNet, 1, sums);
    }
    for (let a = people; a < subjects; a++) add(a, a + 1, subjects, GROUPS["net-net"], 0, sums);
  };
}
