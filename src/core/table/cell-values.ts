const COMMA_NUMBER = /^[+-]?(\d+,\d*|,\d+)(e[+-]?\d+)?$/i;
/** `1,234` and `12,345`, which may also be whole numbers with a separator of thousands. */
const COMMA_THREE = /^[+-]?[1-9]\d{0,2},\d{3}$/;
/** Thousands in groups by points and then a decimal comma, as in `1.234,56`. */
const GROUPED_COMMA = /^[+-]?\d{1,3}(\.\d{3})+,\d+$/;
const GROUPED = /^[+-]?\d{1,3}([.,'’\s]\d{3})+([.,]\d+)?$/;
const WITH_UNIT = /^[+-]?[\d.,]+\s*(ms|msec|s|sec|seconds?|millisec\w*|秒|毫秒)$/i;

/** How a number uses its comma: not at all, for decimals, or in one of two ways. */
export function commaUse(text: string): "none" | "decimal" | "either" {
  if (!COMMA_NUMBER.test(text)) return GROUPED_COMMA.test(text) ? "decimal" : "none";
  return COMMA_THREE.test(text) ? "either" : "decimal";
}

/** A number with a decimal comma in the form with a point; other text as it is. */
export function withPoint(text: string): string {
  if (COMMA_NUMBER.test(text)) return text.replace(",", ".");
  return GROUPED_COMMA.test(text) ? text.replaceAll(".", "").replace(",", ".") : text;
}

/** What spreadsheets, R, Python and JavaScript write where a value is unknown. */
const UNKNOWN = new Set(["", "nan", "null", "undefined", "#n/a", "#nv", "#na", "n/a", "<na>", "#value!", "#wert!"]);
/** What else stands for "nothing" in a column of times or answers. */
const NOTHING = new Set(["na", "none", "nil", "-", "–", "—", "."]);

/** Whether a cell says "unknown" in a way that no name or category is spelled. */
export const isUnknown = (cell: string): boolean => UNKNOWN.has(cell.toLowerCase());

/** Whether a cell of a further column says "no value". `none` may be a value there: no mask, no deadline. */
export const isNoValue = (cell: string): boolean => isUnknown(cell) || cell.toLowerCase() === "na";

/** Whether a cell says "no time" or, unless a category is spelled like it, "no answer". */
export const isNothing = (cell: string): boolean => isUnknown(cell) || NOTHING.has(cell.toLowerCase());

const TRUE =
  "true t yes y 1 on wahr ja j vrai oui v verdadero sí si vero sim verdadeiro waar sant prawda tak sann evet 真 是 对 對 はい 예 да истина";
const FALSE =
  "false f no n 0 off falsch nein faux non falso não nao onwaar nee fals fałsz nie falsk nej hayır 假 否 错 錯 いいえ 아니요 нет ложь";
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...TRUE.split(" ").map((word) => [word, true] as const),
  ...FALSE.split(" ").map((word) => [word, false] as const),
]);

/**
 * A truth value as programs and spreadsheets write it in many languages (`TRUE`, `WAHR`, `faux`, `是`, `1`, `1.0`, `1,0`,
 * `y`); null where a cell says "no value"; undefined for other text.
 */
export function readFlag(cell: string): boolean | null | undefined {
  if (isNothing(cell)) return null;
  return FLAGS.get(cell.toLowerCase().replace(/^([01])[.,]0*$/, "$1"));
}

const SPREADSHEET_TRUTH: ReadonlyMap<string, string> = new Map([
  ..."wahr vrai verdadero vero waar verdadeiro".split(" ").map((word) => [word, "true"] as const),
  ..."falsch faux falso onwaar".split(" ").map((word) => [word, "false"] as const),
]);

/** `true` or `false` for what a spreadsheet of another language makes of them; other text as it is. */
export const spokenTruth = (cell: string): string => SPREADSHEET_TRUTH.get(cell.toLowerCase()) ?? cell;

/**
 * The form in which two answers, or an answer and a category, are compared: without regard to case, to blanks at the
 * ends, to how many blanks or underscores stand between two words, and to how accents are composed.
 */
export const answerKey = (text: string): string =>
  tidy(text)
    .toLowerCase()
    .replace(/[\s_]+/g, " ")
    .trim();

/** Text with accents composed (Unicode NFC) and no blanks at its ends. */
export function tidy(text: string): string {
  const trimmed = text.trim();
  for (let at = 0; at < trimmed.length; at++) if (trimmed.charCodeAt(at) > 127) return trimmed.normalize("NFC");
  return trimmed;
}

const MONTH =
  "jan(?:uar|uary|vier|eiro)?|feb(?:ruar|ruary)?|f[ée]vr?|m[aä]r[sz]?|mrz|apr|avr|abr|ma[iy]|mayo|mag|jun|juin|giu|jul|juil|lug|aug|ago(?:sto)?|ao[uû]t|sep|sept|set|o[ck]t|ott|out|nov|de[czs]|d[ée]c|dic|gen|ene";
const DATES = [
  new RegExp(`^\\d{1,4}[-. /]{1,2}(?:${MONTH})\\.?$`, "i"),
  new RegExp(`^(?:${MONTH})\\.?[-. /]\\d{1,4}$`, "i"),
  /^\d{1,2}月\d{1,2}日$/,
  /^\d{1,2}[./]\d{1,2}[./]\d{4}$/,
  /^\d{4}-\d{2}-\d{2}( 00:00:00)?$/,
];

/** Whether a cell looks like a date: spreadsheets make `01. Sep` of 1.9 and `3. Mai` of 3-5. */
export const looksLikeDate = (cell: string): boolean => DATES.some((date) => date.test(cell));

/** A cell's text in quotes, cut where it is long. */
export const quoted = (cell: string): string => `"${cell.length > 60 ? `${cell.slice(0, 57)}…` : cell}"`;

/** Why a cell is no reaction time, as a sentence. */
export function whyNoTime(cell: string, unit: "s" | "ms"): string {
  const said = `rt is ${quoted(cell)}, not a time in ${unit === "s" ? "seconds" : "milliseconds"}`;
  if (GROUPED.test(cell)) return `${said}: write it without a separator of thousands`;
  if (looksLikeDate(cell)) return `${said}: a spreadsheet has made a date of it`;
  if (WITH_UNIT.test(cell)) return `${said}: write the number alone, without its unit`;
  return said;
}
