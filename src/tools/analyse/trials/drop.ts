import { normaliseCondition } from "../../../core/table/trial-table";
import type { DataSet } from "./data-sets";

/**
 * The conditions that model-vs-human leaves out of its means: those without a manipulation, and those in which people
 * are right on less than a fifth. From its plotting code, EXCLUDE_CONDITIONS (Geirhos et al. 2021).
 */
const PUBLISHED: Readonly<Record<string, readonly string[]>> = {
  colour: ["cr"],
  contrast: ["c100", "c03", "c01"],
  "high-pass": ["inf", "0.55", "0.45", "0.4"],
  "low-pass": ["0", "15", "40"],
  "phase-scrambling": ["0", "150", "180"],
  "power-equalisation": ["0"],
  "false-colour": ["True"],
  rotation: ["0"],
  eidolonI: ["1-10-10", "64-10-10", "128-10-10"],
  eidolonII: ["1-3-10", "32-3-10", "64-3-10", "128-3-10"],
  eidolonIII: ["1-0-10", "16-0-10", "32-0-10", "64-0-10", "128-0-10"],
  "uniform-noise": ["0.0", "0.6", "0.9"],
};

/** The name under which {@link PUBLISHED} is dropped. */
export const PUBLISHED_LIST = "model-vs-human";

/** Conditions to leave out, by the data set's name. */
export interface Dropped {
  readonly byDataSet: ReadonlyMap<string, ReadonlySet<string>>;
  /** Wishes that no table answers, as sentences. */
  readonly warnings: readonly string[];
}

/** The conditions of a data set's rows, normalised; "nan" stands for none. */
export function conditionsOf({ sources }: DataSet): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { table, rows } of sources) {
    const { codes, values } = table.condition;
    const used = rows
      ? new Set(Array.from(rows, (row) => codes[row] as number))
      : new Set(codes.subarray(0, table.length));
    for (const code of used) found.add(code < 0 ? "nan" : normaliseCondition(values[code] as string));
  }
  return found;
}

const listed = (names: Iterable<string>, most = 20): string => {
  const all = [...names];
  return all.length > most ? `${all.slice(0, most).join(", ")} and ${all.length - most} more` : all.join(", ");
};

/**
 * What `--drop` asks for: a condition, or DATASET:CONDITION, or a list of them with commas, or model-vs-human. A text
 * that is itself a condition of some table is never taken apart.
 */
export function readDrops(wishes: readonly string[], dataSets: readonly DataSet[]): Dropped {
  const there = new Map(dataSets.map((each) => [each.name, conditionsOf(each)]));
  const byDataSet = new Map<string, Set<string>>(dataSets.map(({ name }) => [name, new Set()]));
  const warnings: string[] = [];
  const all = new Set([...there.values()].flatMap((each) => [...each]));
  const there_are = (): string => `there are ${listed(all) || "none"}`;

  const dropIn = (name: string, condition: string): boolean => {
    const has = there.get(name)?.has(condition) ?? false;
    if (has) byDataSet.get(name)?.add(condition);
    return has;
  };
  const dropOne = (wish: string): void => {
    const condition = normaliseCondition(wish);
    if (all.has(condition)) {
      for (const name of there.keys()) dropIn(name, condition);
      return;
    }
    const colon = wish.indexOf(":");
    const name = wish.slice(0, colon);
    if (colon < 0) warnings.push(`--drop ${wish}: no table has that condition; ${there_are()}.`);
    else if (!there.has(name)) {
      warnings.push(`--drop ${wish}: there is no data set ${name}; there are ${listed(there.keys())}.`);
    } else if (!dropIn(name, normaliseCondition(wish.slice(colon + 1)))) {
      warnings.push(`--drop ${wish}: ${name} has no such condition; it has ${listed(there.get(name) ?? [])}.`);
    }
  };
  const dropPublished = (): void => {
    const known = Object.keys(PUBLISHED).filter((name) => there.has(name));
    for (const name of known) {
      for (const condition of PUBLISHED[name] ?? []) {
        if (dropIn(name, normaliseCondition(condition))) continue;
        warnings.push(
          `--drop ${PUBLISHED_LIST}: ${name} has no condition ${condition}; it has ${listed(there.get(name) ?? [])}.`,
        );
      }
    }
    if (known.length === 0) {
      warnings.push(
        `--drop ${PUBLISHED_LIST}: no data set is named as in model-vs-human; there are ${listed(there.keys())}.`,
      );
    }
  };
  for (const wish of wishes) {
    if (wish === PUBLISHED_LIST && !all.has(wish)) dropPublished();
    else if (all.has(normaliseCondition(wish))) dropOne(wish);
    else {
      for (const part of wish.split(",").map((each) => each.trim())) {
        if (part === PUBLISHED_LIST && !all.has(part)) dropPublished();
        else if (part !== "") dropOne(part);
      }
    }
  }
  return { byDataSet, warnings };
}
