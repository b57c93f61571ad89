import { fileName, lastFields, withoutExtension } from "./image-names";
import { look, type RuleEffects, tryRule } from "./image-rule-effects";
import type { TrialColumns } from "./trial-columns";

/** How the name in `imagename` tells which picture it is: two rows with the same identity showed the same picture. */
export interface ImageRule {
  readonly name: "last field" | "last fields" | "file name" | "whole name" | "pattern";
  /** A sentence for the user: which rule it is and why it was chosen. */
  readonly why: string;
  /** The identity; empty for a name that the pattern does not match. */
  readonly identify: (imagename: string) => string;
}

/** A rule that breaks so small a share of pictures, or of rows, is taken for right and the data for wrong there. */
const FORGIVEN = 0.01;
/** The share up to which a rule is better than one by which nobody shares a picture. */
const BEARABLE = 0.1;
/** Most fields of a name that are tried. */
const MOST_FIELDS = 6;

/**
 * The user's own rule: the first group of the pattern, or without groups the whole match, is the picture's identity.
 * @throws Error, as a sentence for the user, when the text is no regular expression
 */
export function imagePattern(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    // The engine's message repeats the pattern before its reason.
    const why = error instanceof Error ? error.message.replace(/^.*:\s*/s, "") : String(error);
    throw new Error(`--image-id takes a regular expression; "${text}" is none: ${why}`);
  }
}

/** Where the trial's number stands in most names (`0001_…`, `first-glance_0001_…`): the field's place, or −1. */
function numberedField(tables: readonly TrialColumns[]): number {
  const hits = [0, 0, 0];
  let rows = 0;
  for (const { imagename, trial, length } of tables) {
    const whole = new Set<string>();
    const rest = hits.map(() => new Set<string>());
    const own = hits.map(() => 0);
    const looked = Math.min(length, 200);
    for (let row = 0; row < looked; row++) {
      const name = fileName(imagename.values[imagename.codes[row] as number] as string);
      const fields = name.split("_");
      whole.add(name);
      for (let at = 0; at < hits.length && at < fields.length - 1; at++) {
        if (!/^\d+$/.test(fields[at] as string) || Number(fields[at]) !== trial[row]) continue;
        own[at] = (own[at] as number) + 1;
        rest[at]?.add(fields.slice(at + 1).join("_"));
      }
    }
    rows += looked;
    for (let at = 0; at < hits.length; at++) {
      // A number without which the names say nothing is the picture's own.
      if ((rest[at]?.size ?? 0) >= whole.size / 2) hits[at] = (hits[at] as number) + (own[at] as number);
    }
  }
  return rows === 0 ? -1 : hits.findIndex((count) => count >= rows * 0.9);
}

const behind = (name: string, field: number): string => {
  const parts = name.split("_");
  return parts.length > field + 1 ? parts.slice(field + 1).join("_") : name;
};

/** Whether files of the same name come with different extensions, or with and without one. */
function extensionsDiffer(tables: readonly TrialColumns[]): boolean {
  const extensions = new Map<string, string>();
  for (const { imagename } of tables) {
    for (const value of imagename.values) {
      const name = fileName(value);
      const stem = withoutExtension(name);
      const extension = name.slice(stem.length);
      const before = extensions.get(stem);
      if (before === undefined) extensions.set(stem, extension);
      else if (before !== extension) return true;
    }
  }
  return false;
}

interface Candidate {
  readonly name: ImageRule["name"];
  readonly identify: (imagename: string) => string;
  /** What the identity is, for the sentence. */
  readonly said: string;
}

const beyond = (share: number, { torn, pictures, again, rows }: RuleEffects): boolean =>
  torn > Math.floor(share * pictures) || again > Math.floor(share * rows);

/** Why a coarser rule would not do. */
function whyWrong(said: string, { torn, tornExample, againExample }: RuleEffects): string {
  return torn > 0
    ? `by ${said} “${tornExample}” would have two categories`
    : `by ${said} “${againExample}” would come twice in a subject's condition`;
}

/** What is left to be looked at under the chosen rule. */
function remarks({ torn, tornExample }: RuleEffects): string {
  if (torn === 0) return "";
  const which = torn === 1 ? "one picture has" : `${torn} pictures have`;
  return `; ${which} two categories (“${tornExample}”): look at that`;
}

function candidates(base: (imagename: string) => string, numbered: boolean): Candidate[] {
  const fields = Array.from(
    { length: MOST_FIELDS },
    (_, i): Candidate => ({
      name: i === 0 ? "last field" : "last fields",
      identify: (imagename) => lastFields(base(imagename), i + 1),
      said: i === 0 ? "the last field of the name" : `the last ${i + 1} fields of the name`,
    }),
  );
  const said = numbered ? "what follows the trial's number in the name" : "the file's name";
  return [
    ...fields,
    { name: "file name", identify: base, said },
    { name: "whole name", identify: (imagename) => imagename, said: "the whole name as written" },
  ];
}

/**
 * Chooses one rule for all tables of one data set by looking at them. A rule is wrong if by it a picture has two
 * categories, or comes twice in a subject's condition (of one session) although the files' names differ. The coarsest rule
 * that is not wrong is chosen, beginning with the public tables' last `_` field; but where names carry no trial's number
 * and everybody shares pictures by the files' names already, those are it.
 *
 * @param pattern the user's own rule, which is used without looking; see {@link imagePattern}
 */
export function chooseImageRule(tables: readonly TrialColumns[], pattern?: RegExp): ImageRule {
  if (pattern) {
    const identify = (imagename: string): string => {
      const match = pattern.exec(imagename);
      pattern.lastIndex = 0;
      return match ? (match[1] ?? match[0]) : "";
    };
    return { name: "pattern", identify, why: `pictures are told apart by ${pattern}, as --image-id says` };
  }
  const field = numberedField(tables);
  const named = extensionsDiffer(tables) ? (name: string) => withoutExtension(fileName(name)) : fileName;
  const base = field < 0 ? named : (name: string) => behind(named(name), field);
  const looked = look(tables, base);
  const rules = candidates(base, field >= 0);
  const seen: { rule: Candidate; effects: RuleEffects }[] = [];
  const tried = (rule: Candidate): RuleEffects => {
    const effects = tryRule(looked, rule.identify);
    seen.push({ rule, effects });
    return effects;
  };
  const chosen = (rule: Candidate, effects: RuleEffects, why: string): ImageRule => ({
    name: rule.name,
    identify: rule.identify,
    why: `pictures are told apart by ${rule.said}: ${why}${remarks(effects)}`,
  });

  const files = rules.at(-2) as Candidate;
  const byFile = field < 0 ? tried(files) : null;
  for (const rule of rules) {
    const effects = rule === files && byFile ? byFile : tried(rule);
    const last = rule === rules.at(-1);
    if (!last && beyond(FORGIVEN, effects)) continue;
    if (byFile && rule !== files && !beyond(FORGIVEN, byFile) && effects.alone === byFile.alone) {
      return chosen(files, byFile, "nobody shares more pictures by less of it");
    }
    // By a rule so fine that nobody shares a picture, nothing can be compared.
    const bearable = seen.find((one) => !beyond(BEARABLE, one.effects) && one.effects.alone < effects.alone);
    if (effects.alone === looked.subjectCount && bearable) {
      return chosen(bearable.rule, bearable.effects, "by more of it nobody would share a picture with anybody");
    }
    const coarser = seen.find((one) => one.rule !== rule && one.rule !== files && beyond(FORGIVEN, one.effects));
    const why = coarser
      ? whyWrong(coarser.rule.said, coarser.effects)
      : rule.name === "last field"
        ? "as in the field's public tables; by it no picture has two categories or comes twice"
        : "by it no picture comes twice";
    return chosen(rule, effects, why);
  }
  return chosen(files, tried(files), "no shorter part of it will do");
}
