import type { PersonResult, ReportFigure } from "../../../app/class-figures/report-figure";
import { inUnit } from "../../../app/figure-words";
import type { Estimate } from "../../../core/figure/figure";
import { textWidth, wrapText } from "../../../core/figure/figure-layout";
import type { Piece } from "./curve-chart";
import { eachMark, INK, line, mark, stroke } from "./marks";
import { element } from "./markup";
import { ownEstimates, type ReportWords } from "./report-words";

/** More people than this have no room for their names, and are drawn in the order of their values. */
const MOST_NAMES = 45;
const RIGHT = 14;

/**
 * A row for each person with the own value and its interval, then the class, the net and published values on the same
 * axis. Two values of one person (with a mask, without) share a row: the first a ring, the second a dot.
 */
export function peopleStrip(words: ReportWords, of: ReportFigure, width: number): Piece {
  const names = ownEstimates(of).map(({ name }) => name);
  const first = of.figure.estimates.find(({ name }) => name === names[0]);
  if (!first) return { body: "", height: 0 };
  const shown = of.figure.estimates.filter(({ name }) =>
    names.some((each) => name === each || name === `${each}-published`),
  );
  const many = of.people.length > MOST_NAMES;
  const people = many ? byValue(of.people, names[0] as string) : of.people;
  const sums = shown.map((estimate) => ({ estimate, label: sumLabel(words, estimate, names) }));
  const longest = Math.max(
    ...(many ? [] : people.map(({ person }) => textWidth(cut(person, 22), 12))),
    ...sums.map(({ label }) => Math.min(width * 0.42, textWidth(label, 12))),
    60,
  );
  const left = Math.round(Math.min(width * 0.44, longest + 14));
  const scale = axisOf(first.unit, names, shown, people);
  const px = (value: number) => left + 8 + scale.place(value) * (width - left - RIGHT - 16);
  const row = many ? Math.max(2.5, Math.min(8, 620 / people.length)) : people.length > 1 ? 20 : 0;
  const top = 22;
  const bars: string[] = [];
  const grid: string[] = [];
  let y = top;
  for (const { person, estimates } of people.length > 1 ? people : []) {
    y += row;
    if (!many) bars.push(line(left - 6, y + 4, cut(person, 22), { size: 12, anchor: "end" }));
    for (const [order, name] of names.entries()) {
      const own = estimates.find((each) => each.name === name);
      if (!own) continue;
      const shift = names.length > 1 && !many ? (order === 0 ? -3.5 : 3.5) : 0;
      bars.push(
        range(own, px, y + shift, { ink: INK.each, width: many ? 0.8 : 1.4, scale }),
        own.value === null ? "" : eachMark(px(own.value), y + shift, order > 0, many ? 1.8 : 3.2),
      );
    }
  }
  if (people.length > 1) {
    y += 14;
    bars.push(stroke([left, y, width - RIGHT, y], INK.grid, 1.2));
  }
  for (const { estimate, label } of sums) {
    const lines = wrapText(label, left - 14, 12);
    y += 12 + lines.length * 7;
    bars.push(
      ...lines.map((text, i) =>
        line(left - 6, y + 4 + (i - (lines.length - 1) / 2) * 14, text, {
          size: 12,
          anchor: "end",
          ink: INK[estimate.owner],
          bold: estimate.owner === "you",
        }),
      ),
      range(estimate, px, y, { ink: INK[estimate.owner], width: 2.6, scale }),
      estimate.value === null
        ? ""
        : mark(estimate.owner, px(estimate.value), y, names.indexOf(estimate.name) > 0, 0.95),
    );
    y += lines.length * 7;
  }
  const bottom = y + 10;
  let taken = Number.NEGATIVE_INFINITY;
  for (const tick of scale.ticks) {
    const text = inUnit(words.t, tick, first.unit);
    const half = textWidth(text, 12) / 2;
    const x = Math.min(px(tick), width - half);
    grid.push(stroke([px(tick), top, px(tick), bottom], INK.grid, 1));
    if (x - half < taken + 4) continue;
    taken = x + half;
    grid.push(line(x, bottom + 16, text, { size: 12, anchor: "middle", ink: INK.faint }));
  }
  const title = people.length > 1 ? words.say(many ? "report.strip.many" : "report.strip") : "";
  const body = [line(0, 12, title, { size: 12, ink: INK.faint }), ...grid, ...bars].join("");
  return { body, height: bottom + 22 };
}

function sumLabel(words: ReportWords, estimate: Estimate, names: readonly string[]): string {
  const owner = words.owner(estimate);
  if (names.length < 2) return owner;
  const of = estimate.name.replace("threshold-", "");
  const word = words.t(`figure.exposure.series.${of}` as Parameters<typeof words.t>[0]);
  return `${owner} · ${word}`;
}

const cut = (name: string, most: number): string => (name.length > most ? `${name.slice(0, most - 1)}…` : name);

function byValue(people: readonly PersonResult[], name: string): readonly PersonResult[] {
  const value = ({ estimates }: PersonResult) => estimates.find((each) => each.name === name)?.value ?? Infinity;
  return people.toSorted((a, b) => value(a) - value(b) || 0);
}

interface Axis {
  readonly ticks: readonly number[];
  readonly low: number;
  readonly high: number;
  /** From 0 to 1; beyond the ends it stays there. */
  place(value: number): number;
}

/** Shares from 0 to 1; times and E2 on a logarithmic axis that holds every value and the intervals' better part. */
function axisOf(
  unit: Estimate["unit"],
  names: readonly string[],
  shown: readonly Estimate[],
  people: readonly PersonResult[],
): Axis {
  const clamp = (share: number) => Math.min(1, Math.max(0, share));
  const own = people.flatMap(({ estimates }) => estimates.filter(({ name }) => names.includes(name)));
  if (unit === "share") {
    // Strengths of a change seldom need the whole line.
    const isStrength = names.some((name) => name.startsWith("invariance-"));
    const most = isStrength ? Math.max(...[...own, ...shown].flatMap(({ value }) => value ?? [])) : 1;
    const high = most <= 0.45 ? 0.5 : 1;
    const ticks = high === 1 ? [0, 0.25, 0.5, 0.75, 1] : [0, 0.1, 0.2, 0.3, 0.4, 0.5];
    return { ticks, low: 0, high, place: (value) => clamp(value / high) };
  }
  if (names.includes("invariance-turn"))
    return { ticks: [0, 60, 120, 180], low: 0, high: 200, place: (value) => clamp(value / 200) };
  if (names.includes("invariance-depth"))
    return { ticks: [0, 45, 90, 135, 180], low: 0, high: 200, place: (value) => clamp(value / 200) };
  const values = [
    ...[...own, ...shown].flatMap(({ value }) => value ?? []),
    ...shown.flatMap(({ low, high }) => [low ?? [], high ?? []].flat()),
  ].filter((value) => value > 0);
  const [least, most] = unit === "ms" ? [10, 500] : [0.5, 8];
  const low = Math.min(least, ...values.map((value) => value / 1.2));
  const high = Math.max(most, ...values.map((value) => value * 1.2));
  const ticks = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
  return {
    low,
    high,
    ticks: ticks.filter((tick) => tick >= low && tick <= high),
    place: (value) => (value <= 0 ? 0 : clamp(Math.log(value / low) / Math.log(high / low))),
  };
}

/** An interval; where it is open, or goes beyond the axis, it ends in an arrow. */
function range(
  { low, high, value }: Estimate,
  px: (value: number) => number,
  y: number,
  { ink, width, scale }: { readonly ink: string; readonly width: number; readonly scale: Axis },
): string {
  if (low === null && high === null) return "";
  const [from, to] = [low ?? scale.low, high ?? scale.high];
  const arrow = (x: number, way: 1 | -1) =>
    element("path", {
      d: `M${(x - way * 6).toFixed(1)} ${(y - 3.5).toFixed(1)}L${x.toFixed(1)} ${y.toFixed(1)}L${(x - way * 6).toFixed(1)} ${(y + 3.5).toFixed(1)}`,
      fill: "none",
      stroke: ink,
      "stroke-width": Math.max(1, width - 0.8),
    });
  const opens = (low === null || low < scale.low * 0.999) && (value !== null || high !== null);
  const ends = (high === null || high > scale.high * 1.001) && (value !== null || low !== null);
  return [
    stroke([px(from), y, px(to), y], ink, width),
    opens ? arrow(px(scale.low), -1) : "",
    ends ? arrow(px(scale.high), 1) : "",
  ].join("");
}
