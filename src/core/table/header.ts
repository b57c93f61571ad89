import { type ColumnMap, KNOWN_EXTRAS, looseName, suggestMap } from "./column-map";
import type { ColumnPreset } from "./column-presets";
import { presetOf } from "./column-presets";
import { TRIAL_COLUMNS, type TrialColumn } from "./trial-table";

/** Where the columns are in a table. */
export interface Layout {
  /** A column's place, or the text that all its rows have. */
  readonly places: ReadonlyMap<TrialColumn, number | string>;
  readonly extras: readonly (readonly [name: string, place: number])[];
  /** Cells in the header. */
  readonly width: number;
  /** The header's names, tidied. */
  readonly names: readonly string[];
  /** Columns that a preset chose, as `theirs=ours`. */
  readonly chosen: readonly string[];
}

/** A header that cannot be used: how many of the columns it has, and why that will not do. */
export interface Unusable {
  readonly fault: string;
  readonly found: number;
}

export interface HeaderWishes {
  readonly map?: ColumnMap | undefined;
  readonly preset?: ColumnPreset | undefined;
}

const nameOf = (cell: string): string => cell.replaceAll("\uFEFF", "").trim().normalize("NFC");

/** A list of names for a sentence, cut where it is long. */
export function listed(names: readonly string[], most = 40): string {
  const shown = names.slice(0, most).map((name) => (name.length > 40 ? `${name.slice(0, 37)}…` : name));
  return names.length > most ? `${shown.join(", ")}, … (${names.length} in all)` : shown.join(", ");
}

/** The one column with this name: as written (if the user wrote it), else in any case, else as {@link looseName}. */
function placeOf(
  names: readonly string[],
  wanted: string,
  asWritten: boolean,
): { place: number } | { twice: true } | null {
  const alike = (form: (name: string) => string): number[] =>
    names.flatMap((name, place) => (form(name) === form(wanted) ? [place] : []));
  const forms = [(name: string) => name.toLowerCase(), looseName];
  if (asWritten) forms.unshift((name) => name);
  for (const form of forms) {
    const places = alike(form);
    if (places.length > 1) return { twice: true };
    if (places.length === 1) return { place: places[0] as number };
  }
  return null;
}

/** Finds each column in a row of names; or says why it is no header for this table. */
export function readHeader(cells: readonly string[], { map, preset }: HeaderWishes): Layout | Unusable {
  const names = cells.map(nameOf);
  const places = new Map<TrialColumn, number | string>();
  const taken = new Set<number>();
  const chosen: string[] = [];
  const faults: string[] = [];
  const lacking: TrialColumn[] = [];
  for (const own of TRIAL_COLUMNS) {
    const source = map?.get(own);
    if (source && "constant" in source) {
      places.set(own, source.constant);
      continue;
    }
    const wanted = source ? source.column : own;
    const found = placeOf(names, wanted, source !== undefined);
    if (found && "twice" in found) faults.push(`the header names the column ${wanted} twice`);
    else if (found) places.set(own, found.place);
    else if (source) faults.push(`the header lacks ${wanted}, which is to be ${own}`);
    else {
      const place = preset?.columns[own] && choose(names, preset, own);
      if (place === undefined) lacking.push(own);
      else if (typeof place === "number") {
        chosen.push(`${names[place]}=${own}`);
        places.set(own, place);
      } else if (place === null) faults.push(whichOne(names, preset as ColumnPreset, own));
      else {
        chosen.push(`${own}:=${place}`);
        places.set(own, place);
      }
    }
  }
  for (const place of places.values()) if (typeof place === "number") taken.add(place);
  const found = places.size;
  if (lacking.length > 0) faults.unshift(whatIsLacking(lacking, names, preset));
  if (faults.length > 0) return { fault: faults.join("; "), found };

  const extras: [string, number][] = [];
  const seen = new Set<string>();
  for (const [place, name] of names.entries()) {
    if (name === "" || taken.has(place)) continue;
    if (seen.has(name)) return { fault: `the header names the column ${name} twice`, found };
    seen.add(name);
    extras.push([name, place]);
  }
  for (const known of KNOWN_EXTRAS) {
    const source = map?.get(known);
    const at = extras.findIndex(([name]) =>
      source && "column" in source ? name === source.column : looseName(name) === looseName(known),
    );
    if (at >= 0 && !seen.has(known)) extras[at] = [known, (extras[at] as [string, number])[1]];
    else if (source && (extras[at]?.[0] ?? "") !== known) {
      const why = "constant" in source ? "only the eight columns can be the same text for all rows" : "it is not there";
      return { fault: `--map cannot make ${known}: ${why}`, found };
    }
  }
  for (const [ours, source] of map ?? []) {
    if (places.has(ours as TrialColumn) || KNOWN_EXTRAS.some((known) => known === ours)) continue;
    const at = extras.findIndex(([name]) => "column" in source && name === source.column);
    if (at < 0 || seen.has(ours)) return { fault: `--map cannot make the column ${ours}`, found };
    extras[at] = [ours, (extras[at] as [string, number])[1]];
  }
  return { places, extras, width: cells.length, names, chosen };
}

/** The column that a preset takes: its place, or a text for all rows, or null where several fit. */
function choose(names: readonly string[], preset: ColumnPreset, own: TrialColumn): number | string | null | undefined {
  const { from, otherwise } = preset.columns[own];
  for (const pattern of from) {
    const places = names.flatMap((name, place) => (pattern.test(name) ? [place] : []));
    if (places.length === 1) return places[0];
    if (places.length > 1) return null;
  }
  return otherwise;
}

function whichOne(names: readonly string[], preset: ColumnPreset, own: TrialColumn): string {
  const fitting = names.filter((name) => preset.columns[own].from.some((pattern) => pattern.test(name)));
  return `which column is ${own}? ${listed(fitting)} could be: say it with --map ${fitting[0]}=${own}`;
}

function whatIsLacking(lacking: readonly TrialColumn[], names: readonly string[], preset?: ColumnPreset): string {
  const there = names.filter((name) => name !== "");
  const program = preset ? undefined : presetOf(there);
  const map = suggestMap(lacking, there);
  const remedies = [
    ...(program ? [`it looks like an export of ${program.program}: give --columns ${program.name}`] : []),
    ...(map !== "" ? [`perhaps --map ${map}`] : []),
  ];
  const shown = there.length > 0 ? `; its columns are: ${listed(there)}` : "";
  return `the header lacks ${lacking.join(", ")}${remedies.length > 0 ? ` (${remedies.join("; ")})` : ""}${shown}`;
}
