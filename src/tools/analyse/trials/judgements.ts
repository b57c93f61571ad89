/** A number for each text, in the order in which they come. */
export class Numbering {
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();

  of(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const place = this.names.length;
    this.names.push(name);
    this.#places.set(name, place);
    return place;
  }
}

/** Every judgement as numbers, growing as the rows come. */
export class Judgements {
  condition: Int32Array;
  subject: Int32Array;
  picture: Int32Array;
  session: Int32Array;
  answer: Int32Array;
  right: Uint8Array;
  rt: Float64Array;
  length = 0;

  constructor(room: number) {
    this.condition = new Int32Array(room);
    this.subject = new Int32Array(room);
    this.picture = new Int32Array(room);
    this.session = new Int32Array(room);
    this.answer = new Int32Array(room);
    this.right = new Uint8Array(room);
    this.rt = new Float64Array(room);
  }
}

/** The places of `keys` in ascending order of key, equal keys in their order. */
export function stableOrder(keys: Int32Array, places: Int32Array, most: number): Int32Array {
  const starts = new Int32Array(most + 1);
  for (const place of places) starts[(keys[place] as number) + 1] = (starts[(keys[place] as number) + 1] as number) + 1;
  for (let i = 1; i <= most; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const out = new Int32Array(places.length);
  for (const place of places) {
    const key = keys[place] as number;
    const at = starts[key] as number;
    out[at] = place;
    starts[key] = at + 1;
  }
  return out;
}
