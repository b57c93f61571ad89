import type { TrialRecord } from "../../../src/core/trial/record";

/** What the bench keeps of a record. */
export type Showing = Pick<TrialRecord, "presentation"> & { readonly condition: string };

export interface SlowFigures {
  readonly shown: number;
  readonly exact: number;
  /** Up for the right frames by their stamps, whatever the compositor says. */
  readonly byStamps: number;
  /** Exact, or wrong by at most a twelfth of the exposure. */
  readonly bearable: number;
}

/** A frame more or less in twelve. */
const BEARABLE = 1 / 12;

export function slowFigures(showings: readonly Showing[]): SlowFigures {
  const logs = showings.flatMap(({ presentation }) => presentation ?? []);
  const off = ({ verdict }: (typeof logs)[number]) =>
    verdict.kind === "exact" ? 0 : verdict.kind === "off-by" ? Math.abs(verdict.frames) : Number.POSITIVE_INFINITY;
  return {
    shown: logs.length,
    exact: logs.filter((log) => off(log) === 0).length,
    byStamps: logs.filter(({ shownFrames, askedFrames }) => shownFrames === askedFrames.exposure).length,
    bearable: logs.filter((log) => off(log) / log.askedFrames.exposure <= BEARABLE).length,
  };
}

const share = (count: number, of: number) => `${count} (${of === 0 ? "–" : Math.round((100 * count) / of)} %)`;

/** One row of the table in docs/timing.md. */
export function row(name: string, { shown, exact, byStamps, bearable }: SlowFigures): string {
  const cells = [byStamps, exact, bearable].map((count) => share(count, shown));
  return `| ${name} | ${shown} | ${cells.join(" | ")} |`;
}

export const HEAD = [
  "| asked | shown | right by stamps | exact | wrong by ≤ 1/12 |",
  "| --- | --- | --- | --- | --- |",
].join("\n");
