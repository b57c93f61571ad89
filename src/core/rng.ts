/**
 * The seeded generator behind every random draw of the game. It is always passed in, never global, so the same seed
 * gives the same trials, pixels and intervals everywhere.
 */
export interface Rng {
  /** Uniform in [0, 1), with 32 bits of resolution. */
  next(): number;
  /** Uniform integer in [0, n). @throws RangeError unless n is a positive integer ≤ 2³². */
  int(n: number): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** One element. @throws RangeError on an empty list. */
  pick<T>(list: readonly T[]): T;
  /** A new list in random order (Fisher–Yates). */
  shuffle<T>(list: readonly T[]): T[];
  /**
   * An independent generator named by a label. It depends on this generator's seed and the label alone, not on how
   * much has been drawn, so adding a draw in one place does not change another.
   */
  fork(label: string): Rng;
}

/** FNV-1a over UTF-16 code units: 32 bits. */
export function hashString(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** Splitmix32: spreads a seed over the state words of the generator below. */
function splitmix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

/**
 * sfc32 (Chris Doty-Humphrey's small fast counter generator, PractRand), seeded from any string or number.
 * Uses 32-bit integer arithmetic only, so it is bit-identical in every engine.
 */
export function createRng(seed: string | number): Rng {
  const key = String(seed);
  const word = splitmix(hashString(key));
  let a = word();
  let b = word();
  let c = word();
  let counter = 1;
  const bits = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) bits();

  const next = () => bits() / 4294967296;
  const int = (n: number): number => {
    if (!Number.isInteger(n) || n < 1 || n > 4294967296) throw new RangeError(`int(n) needs 1 ≤ n ≤ 2³², got ${n}`);
    return Math.floor(next() * n);
  };
  return {
    next,
    int,
    between: (low, high) => low + (high - low) * next(),
    pick: (list) => {
      if (list.length === 0) throw new RangeError("pick() needs a list with at least one element");
      return list[int(list.length)] as (typeof list)[number];
    },
    shuffle: (list) => {
      const out = list.slice();
      for (let i = out.length - 1; i > 0; i--) {
        const j = int(i + 1);
        const kept = out[i] as (typeof out)[number];
        out[i] = out[j] as (typeof out)[number];
        out[j] = kept;
      }
      return out;
    },
    fork: (label) => createRng(`${key}/${label}`),
  };
}
