import type { ReportFigure } from "../../../app/class-figures/report-figure";
import type { FigureAxis } from "../../../core/figure/figure";
import { sentencesOf, sizeOf } from "./figure-svg";
import { leftSentences, type PageContent } from "./page";
import { ownEstimates, type ReportWords } from "./report-words";

/** The figures as text: points of the curves, values with intervals, each person's own, and what was left out. */
export function figuresText(words: ReportWords, content: Omit<PageContent, "agreement" | "title" | "version">): string {
  const parts = content.figures.map((of) => figureText(words, of));
  return `${[...parts, leftSentences(words, content).join("\n")].join("\n\n")}\n`;
}

function figureText(words: ReportWords, of: ReportFigure): string {
  const lines = [`${words.levelTitle(of.level)}: ${words.title(of)} (${sizeOf(words, of)})`, ""];
  const { figure } = of;
  if (figure.type === "curve") {
    for (const series of figure.series.filter(({ points }) => points.length > 0)) {
      lines.push(`  ${words.series(figure, series)}`);
      lines.push(
        ...aligned(
          series.points.map((point) => {
            const { x, y, low, high, n, correct } = point;
            const at = nearestTick(figure.x, x);
            const counted = correct === null ? String(n) : `${correct}/${n}`;
            const share = { owner: "you", name: "", value: y, low, high, unit: "share" } as const;
            return [words.tick(of, figure, at), counted, words.cell(share)];
          }),
        ),
      );
    }
    lines.push("");
  }
  lines.push(...sentencesOf(words, of).map((text) => `  ${text}`));
  const names = ownEstimates(of).map(({ name }) => name);
  if (of.people.length > 1 && names.length > 0) {
    lines.push("", `  ${words.say("report.strip")}`);
    lines.push(
      ...aligned(
        of.people.map(({ person, trials, estimates }) => [
          person,
          words.say("report.size", { people: 1, trials }),
          ...names.map((name) => {
            const own = estimates.find((each) => each.name === name);
            return own ? words.cell(own) : "–";
          }),
        ]),
      ),
    );
  }
  return lines.join("\n");
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, place) =>
    rows.reduce((most, row) => Math.max(most, row[place]?.length ?? 0), 0),
  );
  return rows.map((row) => `    ${row.map((cell, place) => cell.padEnd(widths[place] ?? 0)).join("  ")}`.trimEnd());
}

/** Where a point stands: the tick of the exposure that was asked for, though the mean of what was shown differs a little. */
function nearestTick({ ticks, scale }: FigureAxis, x: number): number {
  const far = (tick: number) => Math.abs(scale === "log" ? Math.log(tick / x) : tick - x);
  return ticks.reduce((best, tick, i) => (far(tick) < far(ticks[best] as number) ? i : best), 0);
}
