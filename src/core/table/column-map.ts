import { TRIAL_COLUMNS, type TrialColumn } from "./trial-table";

/** Where one of the field's columns comes from: a column of the file, by its name there, or the same text for all rows. */
export type ColumnSource = { readonly column: string } | { readonly constant: string };

/** Where columns come from, by our name for them. Others are looked for under their own names. */
export type ColumnMap = ReadonlyMap<string, ColumnSource>;

/** Names that programs and people give to the field's columns: good enough to suggest, not to assume. */
const LIKELY: Readonly<Record<TrialColumn, RegExp>> = {
  subj: /^(subject|subj|sub|participant|observer|vp|proband|versuchsperson|pupil|student|person)(id|nr|no|number|name)?$/,
  session: /^(session|sess|sitzung)(id|nr|no|number)?$/,
  trial: /^(trial|durchgang)(id|nr|no|number|index|n|counttrialsequence)?$/,
  rt: /^(rt|responsetime|reactiontime|latency|duration|reaktionszeit|time)(ms|s)?$/,
  object_response: /^(objectresponse|response|answer|choice|resp|antwort|key|keys|button)$/,
  category: /^(category|correctresponse|correctanswer|correctchoice|target|truth|label|kategorie|class)$/,
  condition: /^(condition|cond|bedingung|level|block)$/,
  imagename: /^(imagename|image|imagefile|imageid|img|stimulus|stim|picture|pic|file|filename|bild|photo)$/,
};

/** A column's name without case, blanks, hyphens and the like: `Object Response`, `object-response`, `ObjectResponse`. */
export const looseName = (name: string): string =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s_\-.]+/g, "");

/** Columns beyond the field's own that have a meaning here. */
export const KNOWN_EXTRAS = ["practice", "valid", "net_choice", "model"] as const;

const isOurs = (name: string): boolean => [...TRIAL_COLUMNS, ...KNOWN_EXTRAS].some((own) => own === name);

/** Cuts at a separator that stands outside double quotes, and takes the quotes off. */
function cut(text: string, separator: string): string[] {
  const parts = [""];
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts.map((part) => part.trim());
}

/**
 * Reads `theirs=ours,…`: which columns of a file are which of ours, as in `response=object_response,stim=imagename`.
 * `ours:=text` gives every row the same text, as in `condition:=all`. Names with a comma or an equals sign stand in double
 * quotes.
 *
 * @throws Error, as a sentence for the user, on anything else.
 */
export function parseColumnMap(text: string): ColumnMap {
  const map = new Map<string, ColumnSource>();
  for (const part of cut(text.replaceAll(":=", "\u0001"), ",").filter((part) => part !== "")) {
    const constant = part.includes("\u0001");
    const said = part.replaceAll("\u0001", ":=");
    // Quotes are gone by now: the last sign divides, for our names have none.
    const at = constant ? part.indexOf("\u0001") : part.lastIndexOf("=");
    const [left, right] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    if (at < 0 || left === "" || right === "") {
      throw new Error(`--map takes THEIRS=OURS or OURS:=TEXT, parted by commas; got "${said}"`);
    }
    const [ours, source]: [string, ColumnSource] = constant ? [left, { constant: right }] : [right, { column: left }];
    if (!isOurs(ours) && isOurs(left)) {
      throw new Error(`--map takes THEIRS=OURS, such as response=object_response; got "${said}", the other way round`);
    }
    if (map.has(ours)) throw new Error(`--map names ${ours} twice`);
    map.set(ours, source);
  }
  if (map.size === 0) throw new Error("--map is empty: it takes THEIRS=OURS, parted by commas");
  return map;
}

/** What all rows may have where a table does not say it: one sitting, no times, no conditions. */
const ALIKE: Partial<Record<TrialColumn, string>> = { session: "1", trial: "1", rt: "na", condition: "all" };

/**
 * What a user could give to `--map` for columns that are lacking, as far as the file's names suggest it. Texts for all rows
 * are proposed only where with them nothing is lacking any more.
 */
export function suggestMap(lacking: readonly TrialColumn[], names: readonly string[]): string {
  const likely = new Map<TrialColumn, string>();
  for (const own of lacking) {
    const fitting = names.filter((name) => LIKELY[own].test(looseName(name).replace(/[()[\]]/g, "")));
    const [name] = fitting;
    if (name !== undefined && fitting.length === 1)
      likely.set(own, `${/[,="]/.test(name) ? `"${name}"` : name}=${own}`);
  }
  const whole = lacking.every((own) => likely.has(own) || ALIKE[own] !== undefined);
  return lacking.flatMap((own) => likely.get(own) ?? (whole ? `${own}:=${ALIKE[own]}` : [])).join(",");
}
