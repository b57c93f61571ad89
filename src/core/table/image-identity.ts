import { lastFields, pathEnd, picturePath, withoutExtension } from "./image-names";
import { look, type RuleEffects, tryRule } from "./image-rule-effects";
import type { TrialColumns } from "./trial-columns";

/** How the name in `imagename` tells which picture it is: two rows with the same identity showed the same picture. */
export interface ImageRule {
  readonly name: "last field" | "last fields" | "file name" | "folder and file name" | "whole name" | "pattern";
  /** For the user: what is taken for the picture, and why. */
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
      const name = pathEnd(picturePath(imagename.values[imagename.codes[row] as number] as string), 0);
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

/** A path without its file name's first fields, up to one counted from 0; the whole path where nothing is left. */
function behind(name: string, field: number): string {
  const start = name.lastIndexOf("/");
  let at = start;
  for (let i = 0; i <= field; i++) {
    at = name.indexOf("_", at + 1);
    if (at < 0) return name;
  }
  return name.slice(0, start + 1) + name.slice(at + 1);
}

/** Whether files of the same name come with different extensions, or with and without one. */
function extensionsDiffer(tables: readonly TrialColumns[]): boolean {
  const first = tables.find(({ length }) => length > 0)?.imagename.values[0] ?? "";
  const extension = /\.\w+$/.exec(first)?.[0];
  // Mostly all files have the same one.
  if (extension && tables.every(({ imagename }) => imagename.values.every((name) => name.endsWith(extension))))
    return false;
  const extensions = new Map<string, string>();
  for (const { imagename } of tables) {
    for (const value of imagename.values) {
      const name = pathEnd(picturePath(value), 0);
      const stem = withoutExtension(name);
      const known = extensions.get(stem);
      if (known === undefined) extensions.set(stem, name);
      else if (known !== name) return true;
    }
  }
  return false;
}

interface Candidate {
  readonly name: ImageRule["name"];
  /** The identity from the picture's path, the trial's number taken off. */
  readonly cut: (path: string) => string;
  /** What the identity is, for the sentence. */
  readonly said: string;
}

/** Every rule, from the coarsest to the finest. */
function candidates(numbered: boolean): { fields: Candidate[]; file: Candidate; folders: Candidate[] } {
  const fields = Array.from(
    { length: MOST_FIELDS },
    (_, i): Candidate => ({
      name: i === 0 ? "last field" : "last fields",
      cut: (path) => lastFields(pathEnd(path, 0), i + 1),
      said: i === 0 ? "the last field of the name" : `the last ${i + 1} fields of the name`,
    }),
  );
  const without = numbered ? " without the trial's number" : "";
  const folders = [1, 2, 3].map(
    (count): Candidate => ({
      name: "folder and file name",
      cut: (path) => pathEnd(path, count),
      said: `the file's name${without} with ${count === 1 ? "its folder" : `${count} folders`}`,
    }),
  );
  folders.push({ name: "whole name", cut: (path) => path, said: `the whole name${without}` });
  return {
    fields,
    file: { name: "file name", cut: (path) => pathEnd(path, 0), said: `the file's name${without}` },
    folders,
  };
}

const beyond = (share: number, { torn, pictures, again, rows }: RuleEffects): boolean =>
  torn > Math.floor(share * pictures) || again > Math.floor(share * rows);

const noneShared = ({ shared }: RuleEffects): boolean => shared.every((rows) => rows === 0);

/**
 * Whether by a finer rule everybody still shares at least half of the pictures that they share by a coarser one. Of names
 * with a trial's number in them a few agree by chance.
 */
const keepsShared = (finer: RuleEffects, coarser: RuleEffects): boolean =>
  finer.shared.every((rows, subject) => rows * 2 >= (coarser.shared[subject] as number));

/** Why a coarser rule would not do. */
function whyWrong(said: string, { torn, tornExample, againExample }: RuleEffects): string {
  return torn > 0
    ? `by ${said} “${tornExample}” would have two categories`
    : `by ${said} “${againExample}” would come twice in a subject's condition`;
}

interface Tried {
  readonly rule: Candidate;
  readonly effects: RuleEffects;
}

/** What is wrong with a coarser rule; null if nothing is. */
function whyThis({ rule }: Tried, tried: readonly Tried[]): string | null {
  const coarser = tried.find((one) => one.rule !== rule && beyond(FORGIVEN, one.effects));
  return coarser ? whyWrong(coarser.rule.said, coarser.effects) : null;
}

/** What is left to be looked at under the chosen rule. */
function remarks({ torn, tornExample }: RuleEffects): string {
  if (torn === 0) return "";
  const which = torn === 1 ? "one picture has" : `${torn} pictures have`;
  return `; ${which} two categories (“${tornExample}”): look at that`;
}

/** The coarsest rule that is not wrong; null where all are. @param named a picture's path from its name */
function coarsest(tables: readonly TrialColumns[], named: (imagename: string) => string): ImageRule | null {
  const field = numberedField(tables);
  const base = field < 0 ? named : (name: string) => behind(named(name), field);
  const looked = look(tables, base);
  const { fields, file, folders } = candidates(field >= 0);
  const tried: Tried[] = [];
  const attempt = (rule: Candidate): Tried => {
    const one = { rule, effects: tryRule(looked, rule.cut) };
    tried.push(one);
    return one;
  };
  const chosen = ({ rule, effects }: Tried, why: string): ImageRule => ({
    name: rule.name,
    identify: (imagename) => rule.cut(base(imagename)),
    why: `${rule.said}; ${why}${remarks(effects)}`,
  });

  // Names that carry the trial's number are never shared as they are; others may be, and are then believed.
  const byFile = field < 0 ? attempt(file) : null;
  const fileWillDo = byFile !== null && !beyond(FORGIVEN, byFile.effects);
  for (const rule of [...fields, file, ...folders]) {
    const one = rule === file && byFile ? byFile : attempt(rule);
    if (beyond(FORGIVEN, one.effects)) continue;
    if (fileWillDo && rule !== file && keepsShared(byFile.effects, one.effects)) {
      return chosen(byFile, whyThis(byFile, tried) ?? "by less of it nobody more would share a picture");
    }
    // By a rule so fine that nobody shares a picture, nothing can be compared.
    const bearable = tried.find(({ effects }) => !beyond(BEARABLE, effects) && !noneShared(effects));
    if (noneShared(one.effects) && bearable) {
      return chosen(bearable, "by more of it nobody would share a picture with anybody");
    }
    const asPublic = rule.name === "last field" ? "as in the field's public tables: " : "";
    return chosen(one, whyThis(one, tried) ?? `${asPublic}by it no picture has two categories or comes twice`);
  }
  return null;
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
    return { name: "pattern", identify, why: `${pattern}, as --image-id says` };
  }
  if (extensionsDiffer(tables)) {
    const rule = coarsest(tables, (name) => withoutExtension(picturePath(name)));
    if (rule) return rule;
  }
  const rule = coarsest(tables, picturePath);
  if (rule) return rule;
  // Pictures with two categories by any rule: the data contradict themselves, or the number was a part of the name.
  const whole = { name: "whole name", cut: (path: string) => path, said: "the whole name as written" } as const;
  const effects = tryRule(
    look(tables, (name) => name),
    whole.cut,
  );
  return { name: whole.name, identify: (name) => name, why: `${whole.said}; no part of it will do${remarks(effects)}` };
}
