import { chooseImageRule } from "../../../core/table/image-identity";
import { NET_PREFIX } from "../../../core/table/net-prefix";
import type { TrialColumns } from "../../../core/table/trial-columns";
import type { BrokenRow } from "../../../core/table/trial-table";
import { count, some } from "../report-words";
import { type Collected, collect, type Skipped } from "./collect";
import type { ConditionTrials, DuplicateCount } from "./condition-trials";
import { type DataSet, divide, type Grouping } from "./data-sets";
import { readDrops } from "./drop";
import { findNets, type NetReason } from "./nets";
import { nameSubjects } from "./same-name";

/** A data set's trials, ready to be compared. */
export interface GatheredSet {
  readonly name: string;
  readonly files: readonly string[];
  readonly imageRule: { readonly name: string; readonly why: string };
  readonly conditions: readonly ConditionTrials[];
  readonly subjectCount: number;
}

/** All that the tables hold, and every row and decision that the reader should know of. */
export interface Gathered {
  readonly dataSets: readonly GatheredSet[];
  /** What divided the tables into data sets; null for one. */
  readonly groupedBy: string | null;
  readonly rows: number;
  readonly skipped: Readonly<Skipped>;
  /** Rows that count although `valid` is false: not shown exactly as asked. */
  readonly inexact: number;
  readonly netSilent: number;
  readonly duplicates: readonly DuplicateCount[];
  readonly nets: readonly NetReason[];
  /** What was decided for the reader, as sentences. */
  readonly notes: readonly string[];
  /** What the reader should not miss, as sentences. */
  readonly warnings: readonly string[];
  /** Rows that could not be read: the first of each file, and how many there are. */
  readonly broken: readonly BrokenRow[];
  readonly brokenCount: number;
}

export interface GatherOptions {
  readonly by: Grouping;
  readonly drop: readonly string[];
  /** Null for the rule; see findNets. */
  readonly nets: readonly string[] | null;
  readonly samePeople: boolean;
  readonly imageId: RegExp | undefined;
}

/** The nets that stand beside a player's answers. */
function recordedNets(sets: readonly GatheredSet[], known: readonly NetReason[]): NetReason[] {
  const named = new Set(known.flatMap(({ subjects }) => subjects));
  const found = new Set<string>();
  for (const { conditions } of sets) {
    for (const { subjects, packed } of conditions) {
      for (const name of subjects.slice(packed.people))
        if (name.startsWith(NET_PREFIX) && !named.has(name)) found.add(name);
    }
  }
  return found.size > 0 ? [{ why: "the column net_choice", subjects: [...found].sort() }] : [];
}

/** Several observers under one name show by pictures that one of them cannot have answered twice. */
function repeatWarnings(duplicates: readonly DuplicateCount[]): string[] {
  const bySubject = new Map<string, number>();
  for (const { subject, contradicting } of duplicates)
    bySubject.set(subject, (bySubject.get(subject) ?? 0) + contradicting);
  const many = [...bySubject].filter(([, count]) => count >= 5).sort(([, one], [, other]) => other - one);
  return many
    .slice(0, 5)
    .map(
      ([subject, count]) =>
        `${subject} answered ${count} times a picture that it had answered otherwise in the same session; the first answer counts. If several people or nets stand under that name, give each a subj of its own (--map model=subj takes it from another column).`,
    );
}

function gatherSet(
  dataSet: DataSet,
  options: GatherOptions,
  isNet: (subj: string) => boolean,
  dropped: ReadonlySet<string>,
) {
  const names = nameSubjects(dataSet, isNet, options.samePeople);
  const tables = dataSet.sources.map(({ table }) => table);
  // Under their names in the analysis, so that two people with one id do not make a picture come twice.
  const named = tables.map((table) => ({
    ...table,
    subj: { ...table.subj, values: table.subj.values.map((_, code) => names.nameOf(table, code)) },
  }));
  const rule = chooseImageRule(named, options.imageId);
  const collected = collect(dataSet, { names, isNet, dropped, rule });
  const set: GatheredSet = {
    name: dataSet.name,
    files: tables.map(({ file }) => file),
    imageRule: { name: rule.name, why: rule.why },
    conditions: collected.conditions,
    subjectCount: new Set(collected.conditions.flatMap(({ subjects }) => subjects)).size,
  };
  return { set, names, collected };
}

/** What was done to read the files: once for all files in which it was. */
function readingNotes(tables: readonly TrialColumns[]): string[] {
  const byNote = new Map<string, string[]>();
  for (const { file, notes } of tables) {
    for (const note of notes) byNote.set(note, [...(byNote.get(note) ?? []), file]);
  }
  return [...byNote].map(([note, files]) => `${some(files, 3)}: ${note}`);
}

function ruleNotes(sets: readonly GatheredSet[]): string[] {
  const byRule = new Map<string, string[]>();
  for (const { imageRule, name } of sets) {
    const text = imageRule.why;
    byRule.set(text, [...(byRule.get(text) ?? []), name]);
  }
  if (byRule.size <= 1) return [...byRule.keys()].map((text) => `Pictures are told apart by ${text}.`);
  return [...byRule].map(([text, names]) => `Pictures are told apart by ${text} in ${names.join(", ")}.`);
}

function joinNote({ joined }: Collected, name: string, several: boolean): string[] {
  if (!joined) return [];
  return [
    `${several ? `${name}: ` : ""}no condition (NaN or empty) and ${joined.into} count as one condition, ${joined.into}, since there is no other.`,
  ];
}

/**
 * Divides the tables into data sets, finds out who is who, and packs the trials.
 * @throws Error, as a sentence for the user, when a column to group by is in no table.
 */
export function gather(tables: readonly TrialColumns[], options: GatherOptions): Gathered {
  const { dataSets, rule, ungrouped } = divide(
    tables.filter(({ length }) => length > 0),
    options.by,
  );
  const nets = findNets(dataSets, options.nets);
  const drops = readDrops(options.drop, dataSets);
  const several = dataSets.length > 1;
  const parts = dataSets.map((dataSet) =>
    gatherSet(dataSet, options, nets.has, drops.byDataSet.get(dataSet.name) ?? new Set<string>()),
  );
  const sets = parts.map(({ set }) => set);
  const sum = (of: (collected: Collected) => number): number =>
    parts.reduce((all, { collected }) => all + of(collected), 0);
  const duplicates = parts.flatMap(({ collected }) => collected.duplicates);
  const flagged = new Map<string, BrokenRow[]>();
  for (const { collected } of parts) {
    for (const row of collected.broken) flagged.set(row.file, [...(flagged.get(row.file) ?? []), row]);
  }
  const broken: BrokenRow[] = [];
  for (const table of tables) {
    const own = flagged.get(table.file);
    flagged.delete(table.file);
    const rows = own ? [...table.broken, ...own].sort((one, other) => one.line - other.line) : table.broken;
    for (const row of rows) broken.push(row);
  }
  const timeless = nets.timeless;
  const notes = [
    ...readingNotes(tables),
    ...parts.flatMap(({ names, set }) => names.notes.map((note) => (several ? `${set.name}: ${note}` : note))),
    ...parts.flatMap(({ collected, set }) => joinNote(collected, set.name, several)),
    ...(tables.some(({ length }) => length > 0) ? ruleNotes(sets) : []),
    ...(ungrouped > 0
      ? [
          `${count(ungrouped, "row")} ${ungrouped === 1 ? "says nothing in that column: a data set of its own" : "say nothing in that column: a data set of their own"}.`,
        ]
      : []),
  ];
  if (timeless.length > 0 && nets.reasons.length > 0) {
    notes.push(
      `No reaction time, but taken for people: ${timeless.slice(0, 8).join(", ")}${timeless.length > 8 ? ", …" : ""}. --nets names nets.`,
    );
  }
  return {
    dataSets: sets,
    groupedBy: rule,
    rows: sum(({ rows }) => rows),
    skipped: {
      practice: sum(({ skipped }) => skipped.practice),
      discarded: sum(({ skipped }) => skipped.discarded),
      invalid: sum(({ skipped }) => skipped.invalid),
      dropped: sum(({ skipped }) => skipped.dropped),
      unnamed: sum(({ skipped }) => skipped.unnamed),
    },
    inexact: sum(({ inexact }) => inexact),
    netSilent: sum(({ netSilent }) => netSilent),
    duplicates,
    nets: [...nets.reasons, ...recordedNets(sets, nets.reasons)],
    notes,
    warnings: [...drops.warnings, ...nets.warnings, ...repeatWarnings(duplicates)],
    broken,
    brokenCount:
      tables.reduce((all, table) => all + table.brokenCount, 0) + sum((collected) => collected.broken.length),
  };
}
