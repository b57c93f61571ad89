import { peopleOf } from "../../../app/class-figures/class-parts";
import type { ReportFigure } from "../../../app/class-figures/report-figure";
import type { FigureTrial, NetTrial } from "../../../app/class-figures/trials";
import type { Estimate } from "../../../core/figure/figure";
import { accuracyOf } from "../../../core/stats/accuracy";
import { median } from "../../../core/stats/describe";
import { element, escaped } from "./markup";
import { ownEstimates, type ReportWords } from "./report-words";

/** A table that scrolls by itself where it is wider than the page. The first cell of a row is its heading. */
export function tableMarkup(
  caption: string,
  header: readonly string[],
  rows: readonly { readonly cells: readonly string[]; readonly sum?: boolean }[],
): string {
  const head = element("tr", {}, header.map((text) => element("th", { scope: "col" }, escaped(text) || " ")).join(""));
  const body = rows.map(({ cells: [first = "", ...rest], sum }) =>
    element(
      "tr",
      sum ? { class: "sum" } : {},
      element("th", { scope: "row", class: "name" }, escaped(first) || "–") +
        rest.map((text) => element("td", {}, cellMarkup(text))).join(""),
    ),
  );
  const table = element(
    "table",
    {},
    element("caption", {}, escaped(caption)) + element("thead", {}, head) + element("tbody", {}, body.join("")),
  );
  return element("div", { class: "wide-table", role: "region", tabindex: "0", "aria-label": caption }, table);
}

/** A cell's text; a value and its interval may part over two lines, but neither breaks within. */
function cellMarkup(text: string): string {
  const [, value, interval] = /^(.+) (\[.+\])$/.exec(text) ?? [];
  if (value === undefined || interval === undefined) return escaped(text) || "–";
  return [value, interval].map((part) => element("span", { class: "whole" }, escaped(part))).join(" ");
}

/** People of a level with their accuracy and their own values of its figures, then the nets. */
export function peopleTable(
  words: ReportWords,
  level: string,
  {
    trials,
    nets,
    figures,
  }: {
    readonly trials: readonly FigureTrial[];
    readonly nets: readonly NetTrial[];
    readonly figures: readonly ReportFigure[];
  },
): string {
  // Where shape and texture differ, no answer is the right one.
  const scored = !trials.some(({ texture }) => texture !== null);
  const named = figures.flatMap((each) => ownEstimates(each).map(({ name }) => ({ name, figure: each })));
  const columns = named.filter(({ name }, i) => named.findIndex((each) => each.name === name) === i);
  const own = columns.filter(({ name }) => name !== "class-accuracy");
  const header = [
    words.say("report.column.person"),
    words.say("report.column.trials"),
    ...(scored ? [words.say("report.column.right")] : []),
    words.say("report.column.missed"),
    ...(scored ? [words.say("report.column.accuracy")] : []),
    words.say("report.column.rt"),
    ...own.map(({ name }) => words.t(`report.column.${name}` as Parameters<typeof words.t>[0])),
  ];
  const share = (outcomes: readonly boolean[]) => {
    const { point, low, high } = accuracyOf(outcomes);
    return words.cell({ owner: "you", name: "", value: point, low, high, unit: "share" });
  };
  const rows = peopleOf(trials).map(([person, all]) => {
    const right = all.map(({ correct }) => correct);
    const times = all.flatMap(({ rt }) => (rt === null ? [] : [rt]));
    const estimates = own.map(({ name, figure }) => {
      const found = figure.people.find((each) => each.person === person)?.estimates.find((each) => each.name === name);
      return found ? words.cell(found) : "–";
    });
    return {
      cells: [
        person,
        String(all.length),
        ...(scored ? [String(right.filter(Boolean).length)] : []),
        String(all.filter(({ response }) => response === null).length),
        ...(scored ? [share(right)] : []),
        times.length > 0 ? words.say("report.seconds", { seconds: median(times) }) : "–",
        ...estimates,
      ],
    };
  });
  const sums = [...new Set(nets.map(({ net }) => net))].map((net) => {
    const theirs = nets.filter((each) => each.net === net);
    const right = theirs.map(({ correct }) => correct);
    return {
      sum: true,
      cells: [
        net,
        String(theirs.length),
        ...(scored ? [String(right.filter(Boolean).length)] : []),
        "–",
        ...(scored ? [share(right)] : []),
        "–",
        ...own.map(({ name, figure }) => netCell(words, figure.figure.estimates, name)),
      ],
    };
  });
  const caption = words.say("report.part", {
    level: words.levelTitle(level),
    title: words.say("report.heading.people"),
  });
  return tableMarkup(caption, header, [...rows, ...sums]);
}

function netCell(words: ReportWords, estimates: readonly Estimate[], name: string): string {
  const found = estimates.find((each) => each.owner === "net" && each.name === name);
  return found ? words.cell(found) : "–";
}

/** The numbers behind a chart over kinds of pictures, for those who cannot see it or want them. */
export function pointsTable(words: ReportWords, of: ReportFigure): string {
  const { figure } = of;
  if (figure.type !== "curve" || figure.x.scale !== "category") return "";
  const rows = figure.x.ticks.map((tick, i) => ({
    cells: [
      words.tick(of, figure, i),
      ...figure.series.map(({ points }) => {
        const point = points.find(({ x }) => x === tick);
        return point
          ? words.cell({
              owner: "you",
              name: "",
              value: point.y,
              low: point.low,
              high: point.high,
              unit: "share",
            })
          : "–";
      }),
    ],
  }));
  return tableMarkup(
    words.say("report.table", { title: words.title(of) }),
    [words.axis(figure, "x"), ...figure.series.map((series) => words.series(figure, series))],
    rows,
  );
}
