import type { ReportFigure } from "../../../app/class-figures/report-figure";
import { trialNotes } from "../../../app/figure-words";
import { wrapText } from "../../../core/figure/figure-layout";
import { curveChart, type Piece } from "./curve-chart";
import { FONT, INK, line } from "./marks";
import { element, escaped } from "./markup";
import { peopleStrip } from "./people-strip";
import { ownEstimates, type ReportWords } from "./report-words";

const GAP = 14;

/** The drawing of one figure without words around it: the chart, and people's own values. */
export function figurePieces(words: ReportWords, of: ReportFigure, width: number): Piece {
  const chart = of.figure.type === "curve" ? curveChart(words, of, of.figure, width) : { body: "", height: 0 };
  const strip =
    ownEstimates(of).length > 0 && (of.people.length > 1 || of.figure.type === "scale")
      ? peopleStrip(words, of, width)
      : { body: "", height: 0 };
  return stacked([chart, strip].filter(({ height }) => height > 0));
}

function stacked(pieces: readonly Piece[], gap = GAP): Piece {
  let y = 0;
  const body = pieces.map((piece, i) => {
    if (i > 0) y += gap;
    const moved = element("g", { transform: `translate(0 ${Math.round(y)})` }, piece.body);
    y += piece.height;
    return moved;
  });
  return { body: body.join(""), height: y };
}

/** Sentences under a figure: estimates, published values in one, then notes. */
export function sentencesOf(words: ReportWords, { figure, notes }: ReportFigure): readonly string[] {
  const own = figure.estimates.filter(({ source }) => source === undefined);
  const published = figure.estimates.filter(({ source }) => source !== undefined);
  return [
    ...own.map(words.sentence),
    ...(published.length > 0 ? [words.published(published)] : []),
    ...notes.map(words.note),
    ...trialNotes(words.t, figure),
  ];
}

export const sizeOf = (words: ReportWords, { people, trials }: ReportFigure): string =>
  words.say("report.size", { people: people.length, trials });

function paragraph(text: string, width: number, size: number, ink: string, bold = false): Piece {
  const high = Math.round(size * 1.4);
  const lines = wrapText(text, width, size);
  return {
    body: lines.map((each, i) => line(0, size + i * high, each, { size, ink, bold })).join(""),
    height: lines.length * high,
  };
}

/** Alternative text: the title, the size and the sentences. */
export const alternative = (words: ReportWords, of: ReportFigure): string =>
  [words.title(of), sizeOf(words, of), ...sentencesOf(words, of)].join(". ").replaceAll("..", ".");

const MARGIN = 24;

/** Figures one under another as one SVG file on white, with their words: to be put into a document or printed. */
export function svgFile(words: ReportWords, figures: readonly ReportFigure[], width = 720): string {
  const inner = width - 2 * MARGIN;
  const panels = figures.map((of) =>
    stacked(
      [
        paragraph(words.title(of), inner, 18, INK.text, true),
        paragraph(
          words.say("report.part", { level: words.levelTitle(of.level), title: sizeOf(words, of) }),
          inner,
          13,
          INK.faint,
        ),
        figurePieces(words, of, inner),
        stacked(
          sentencesOf(words, of).map((text) => paragraph(text, inner, 12, INK.text)),
          3,
        ),
      ],
      8,
    ),
  );
  const all = stacked(panels, 34);
  const height = Math.ceil(all.height + 2 * MARGIN);
  const title = element("title", {}, escapedTitle(words, figures));
  const ground = element("rect", { width, height, fill: "#fff" });
  const body = element("g", { transform: `translate(${MARGIN} ${MARGIN})` }, all.body);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      "font-family": FONT,
      "xml:lang": words.t.language,
    },
    title + ground + body,
  )}\n`;
}

const escapedTitle = (words: ReportWords, figures: readonly ReportFigure[]): string =>
  escaped(figures.map(words.title).join(" · "));

/** One figure's drawing for a page, without a ground. */
export function inlineSvg(words: ReportWords, of: ReportFigure, width: number, name: string): string {
  const { body, height } = figurePieces(words, of, width);
  return element(
    "svg",
    {
      class: name,
      viewBox: `0 0 ${width} ${Math.ceil(height + 2)}`,
      role: "img",
      "aria-label": alternative(words, of),
      "font-family": FONT,
    },
    body,
  );
}
