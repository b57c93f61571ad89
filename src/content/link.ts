/** What an address requests: `/?level=<id>&seed=<text>&lang=<language>`, or `/?class=<code>`. */
export interface Link {
  readonly level: string | null;
  /** Null to draw a new one. */
  readonly seed: string | null;
  readonly language: string | null;
  /** The code of a class to join; wins over a level. */
  readonly classCode: string | null;
  /** Parts of the address not used as written, to tell the player. */
  readonly doubts: readonly LinkDoubt[];
}

export type LinkDoubt =
  /** The seed was read as a different text. */
  | { readonly kind: "seed-read"; readonly written: string; readonly seed: string }
  /** The address has "seed" without a value. */
  | { readonly kind: "seed-missing" }
  /** It has more than one; the first is used. */
  | { readonly kind: "seed-twice"; readonly seed: string; readonly other: string }
  /** A seed without a level opens nothing. */
  | { readonly kind: "seed-alone"; readonly seed: string };

/** Punctuation around a number in a sentence, or added to a link by a chat or an editor. */
const AROUND = "\\s\"'`“”‘’«»‹›„<>()\\[\\]{}（）【】「」《》";
const NUMBER = new RegExp(`^[${AROUND}]*0*(\\d+)[${AROUND}.,;:!?。，、；：！？…]*$`, "u");
/** Zero-width and control characters: nobody types them on purpose. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu;

/**
 * A seed as intended. Full-width digits and letters become plain, surrounding spaces and invisible characters are
 * dropped, and numbers are normalised: `７`, ` 7 `, `007`, `7.` and `"7"` are all `7`. Other texts stay as they are.
 * Idempotent.
 * @returns the empty text if nothing is left
 */
export function readSeed(written: string): string {
  const plain = written
    .normalize("NFKC")
    .replace(UNSEEN, "")
    .replace(/\p{Cc}+/gu, " ")
    .trim();
  return NUMBER.exec(plain)?.[1] ?? plain;
}

/**
 * Reads the query of an address. An escaped ampersand (`&amp;seed=7`) counts as an ampersand, names may be in capitals,
 * and a level's id may have spaces or a full stop around it.
 * @param search the address after its path: `location.search + location.hash`, because an escaped ampersand may contain
 * a #
 */
export function readLink(search: string): Link {
  const [query] = search.replace(/&(?:amp;|#38;|#x26;)+/giu, "&").split("#");
  const pairs = [...new URLSearchParams(query)];
  const all = (name: string): string[] => pairs.flatMap(([key, value]) => (plainName(key) === name ? [value] : []));
  const level = all("level").map(readLevel).find(Boolean) ?? null;
  const written = all("seed");
  const seeds = written.map(readSeed);
  const first = seeds.findIndex((each) => each !== "");
  const seed = seeds[first] ?? null;
  const doubts: LinkDoubt[] = [];
  const other = seeds.find((each) => each !== "" && each !== seed);
  if (seed === null && written.length > 0) doubts.push({ kind: "seed-missing" });
  if (seed !== null && level === null) doubts.push({ kind: "seed-alone", seed });
  else if (seed !== null && other !== undefined) doubts.push({ kind: "seed-twice", seed, other });
  else if (seed !== null && seed !== visible(written[first] as string))
    doubts.push({ kind: "seed-read", written: visible(written[first] as string), seed });
  return {
    level,
    seed: level === null ? null : seed,
    language: all("lang").map(readLevel)[0] ?? null,
    classCode: all("class").map(readLevel).find(Boolean)?.toUpperCase() ?? null,
    doubts,
  };
}

/** The visible part of a text: a notice about a dropped space would only confuse. */
const visible = (text: string): string => text.replace(UNSEEN, "").trim();

const plainName = (key: string): string => visible(key).toLowerCase();

/** A level's id or a language's tag. */
const readLevel = (written: string): string =>
  written
    .normalize("NFKC")
    .replace(UNSEEN, "")
    .replace(new RegExp(`^[${AROUND}]+|[${AROUND}.,;:!?。，、；：！？…/]+$`, "gu"), "")
    .toLowerCase();
