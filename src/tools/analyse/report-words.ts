import type { KappaAverage } from "./kappa/averages";

/** A number with fixed decimals, or a dash where it is undefined. */
export function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return "–";
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace("-", "") : text;
}

interface Estimate {
  readonly point: number;
  readonly low: number;
  readonly high: number;
}

export const share = (of: Estimate): string => `${fixed(of.point, 3)} [${fixed(of.low, 3)}, ${fixed(of.high, 3)}]`;

export function kappa(of: Estimate): string {
  if (Number.isNaN(of.point)) return "–";
  const interval = Number.isNaN(of.low) ? "" : ` [${fixed(of.low, 3)}, ${fixed(of.high, 3)}]`;
  return `${fixed(of.point, 5)}${interval}`;
}

/** A whole number with a thin space between thousands. */
export const whole = (n: number): string => n.toLocaleString("en-US").replaceAll(",", " ");
export const count = (n: number, one: string, many = `${one}s`): string => `${whole(n)} ${n === 1 ? one : many}`;

/** The first names of a list, and how many more there are. */
export function some(names: readonly string[], most = 8): string {
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? `${shown} and ${whole(names.length - most)} more` : shown;
}

/** Columns as wide as their widest cell: names on the left, figures on the right. */
export function alignedTable(header: readonly string[], rows: readonly (readonly string[])[], names: number): string[] {
  const widths = header.map((cell) => cell.length);
  for (const row of rows) {
    for (const [place, cell] of row.entries()) widths[place] = Math.max(widths[place] ?? 0, cell.length);
  }
  return [header, ...rows].map((row) =>
    `  ${row
      .map((cell, place) => (place < names ? cell.padEnd(widths[place] ?? 0) : cell.padStart(widths[place] ?? 0)))
      .join("  ")}`.trimEnd(),
  );
}

const KINDS = { "human-human": "human–human", "human-net": "human–net", "net-net": "net–net" } as const;

/** What an average covers, in words. A single net's line stands for all human–net pairs, so that none is said twice. */
export function averageName({ kind, net }: KappaAverage, onlyNet: string | null): string {
  if (net !== null) return `${net} against people`;
  return kind === "human-net" && onlyNet !== null ? `${KINDS[kind]} (${onlyNet})` : KINDS[kind];
}

/** The lines of a table of averages: the kinds, then, where there are several, each net against people. */
export function averageLines(averages: readonly KappaAverage[], of: string | null): string[] {
  const nets = averages.filter(({ net }) => net !== null);
  const [only] = nets.length === 1 ? nets : [];
  const shown = only ? averages.filter(({ net }) => net === null) : averages;
  return alignedTable(
    ["mean over", "κ", "pairs", ...(of ? [of] : [])],
    shown.map((average) => [
      averageName(average, only?.net ?? null),
      kappa(average),
      whole(average.pairs),
      ...(of ? [whole(average.of)] : []),
    ]),
    1,
  );
}

/** How many pairs of an average had no κ of their own, over all kinds. */
export function undefinedLine(averages: readonly KappaAverage[], rule: "count" | "leave-out"): string[] {
  const kinds = averages.filter(({ net }) => net === null);
  const lost = kinds.reduce((sum, each) => sum + each.undefinedPairs, 0);
  if (lost === 0) return [];
  const all = kinds.reduce((sum, each) => sum + each.pairs, 0) + (rule === "count" ? 0 : lost);
  const end =
    rule === "count"
      ? "by the field's rule they count as 1 where both agree on every picture, and else as 0 (--undefined leave-out leaves them out)."
      : "they are left out of the averages.";
  return [
    `${whole(lost)} of ${count(all, "pair")} had no κ of ${all === 1 ? "its" : "their"} own: one of the two made no mistake, or only mistakes; ${end}`,
  ];
}
