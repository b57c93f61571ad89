/** What an address asks for: `/?level=<id>&seed=<text>&lang=<language>`. */
export interface Link {
  readonly level: string | null;
  /** Null where a new one is to be drawn. */
  readonly seed: string | null;
  readonly language: string | null;
  /** What in the address was not taken as it stands, for the player to know. */
  readonly doubts: readonly LinkDoubt[];
}

export type LinkDoubt =
  /** The seed was read as another text than the one written. */
  | { readonly kind: "seed-read"; readonly written: string; readonly seed: string }
  /** The address says "seed" and names none. */
  | { readonly kind: "seed-missing" }
  /** It names more than one; the first is taken. */
  | { readonly kind: "seed-twice"; readonly seed: string; readonly other: string }
  /** A seed alone opens nothing. */
  | { readonly kind: "seed-alone"; readonly seed: string };

/** Marks that stand around a number in a sentence, or that a chat or an editor adds to a link. */
const AROUND = "\\s\"'`“”‘’«»‹›„<>()\\[\\]{}（）【】「」《》";
const NUMBER = new RegExp(`^[${AROUND}]*0*(\\d+)[${AROUND}.,;:!?。，、；：！？…]*$`, "u");
/** Characters without a width, and those that control something: nobody means them. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu;

/**
 * A seed as it is meant. Full-width digits and letters are their plain forms, spaces around and invisible characters do
 * not count, and a number is a number: `７`, ` 7 `, `007`, `7.` and `"7"` are all `7`. Other texts stay as they are.
 * Reading a seed twice changes nothing more.
 * @returns the empty text where nothing is left
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
 * Reads the query of an address. An ampersand that a page or an editor has escaped (`&amp;seed=7`) is an ampersand, names
 * may be in capitals, and a level's id may have spaces or a sentence's full stop around it.
 * @param search what follows the address's path: `location.search + location.hash`, for an escaped ampersand may hold a #
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
  return { level, seed: level === null ? null : seed, language: all("lang").map(readLevel)[0] ?? null, doubts };
}

/** What of a text can be seen: to tell of a space that was dropped would puzzle more than it says. */
const visible = (text: string): string => text.replace(UNSEEN, "").trim();

const plainName = (key: string): string => visible(key).toLowerCase();

/** A level's id or a language's tag. */
const readLevel = (written: string): string =>
  written
    .normalize("NFKC")
    .replace(UNSEEN, "")
    .replace(new RegExp(`^[${AROUND}]+|[${AROUND}.,;:!?。，、；：！？…/]+$`, "gu"), "")
    .toLowerCase();
