import { nothing, type SVGTemplateResult, svg } from "lit";
import type { PersonResult, ReportFigure } from "../../../app/class-figures/report-figure";
import { inUnit } from "../../../app/figure-words";
import type { Translate } from "../../../content/messages";
import type { Estimate, FigureUnit } from "../../../core/figure/figure";
import { ownerMark } from "../../kit/charts/figure-marks";

const SIDE = 18;
/** Radius of a dot with its gap. */
const DOT = 4.5;
/** Above the axis: the class and the net. */
const MARKS = 26;

/** Estimates that people have as well as the class. */
export function sharedEstimates({ figure, people }: ReportFigure): readonly Estimate[] {
  const theirs = new Set(people.flatMap(({ estimates }) => estimates.map(({ name }) => name)));
  return figure.estimates.filter(({ owner, name }) => owner === "you" && theirs.has(name));
}

/** Every student's own value as a dot, without a name; above them the class, the net and published values. */
export function peopleDots(
  t: Translate,
  of: ReportFigure,
  estimate: Estimate,
  width: number,
): { readonly body: SVGTemplateResult; readonly height: number } | null {
  const values = valuesOf(of.people, estimate.name);
  if (values.length === 0) return null;
  const beside = of.figure.estimates.filter(
    ({ name, owner, value }) =>
      value !== null && (owner !== "you" || name === estimate.name) && isSameScale(estimate, name),
  );
  const axis = axisOf(estimate.unit, [...values, ...beside.flatMap(({ value }) => value ?? [])]);
  const px = (value: number) => SIDE + axis.place(value) * (width - 2 * SIDE);
  const piles = pile(values.map(px));
  const most = Math.max(...piles.map(({ row }) => row)) + 1;
  const base = MARKS + most * DOT * 2 + 8;
  return {
    height: base + 24,
    body: svg`
      <line class="figure-base" x1=${SIDE} x2=${width - SIDE} y1=${base} y2=${base} />
      ${axis.ticks.map(
        (tick) => svg`<line class="figure-notch" x1=${px(tick)} x2=${px(tick)} y1=${base} y2=${base + 5} />
          <text class="figure-tick" x=${px(tick)} y=${base + 19} text-anchor="middle">${inUnit(t, tick, estimate.unit)}</text>`,
      )}
      ${beside.map((each) =>
        each.value === null
          ? nothing
          : svg`<line class="figure-grid" x1=${px(each.value)} x2=${px(each.value)} y1=${MARKS - 6} y2=${base} />${ownerMark(each.owner, px(each.value), 12)}`,
      )}
      ${piles.map(({ x, row }) => svg`<circle class="summary-dot" cx=${x} cy=${base - DOT - 2 - row * DOT * 2} r=${DOT - 0.6} />`)}`,
  };
}

/** A net's estimate, or a published one, stands on the same line where it is the same quantity. */
const isSameScale = ({ name }: Estimate, other: string): boolean =>
  other === name || other === `${name}-published` || (name === "class-accuracy" && other === "class-accuracy");

function valuesOf(people: readonly PersonResult[], name: string): number[] {
  return people.flatMap(({ estimates }) => estimates.find((each) => each.name === name)?.value ?? []);
}

/** Dots that would overlap stand on one another. */
function pile(xs: readonly number[]): { readonly x: number; readonly row: number }[] {
  const rows: number[] = [];
  return xs
    .toSorted((a, b) => a - b)
    .map((x) => {
      const free = rows.findIndex((last) => x - last >= DOT * 2);
      const row = free < 0 ? rows.length : free;
      rows[row] = x;
      return { x, row };
    });
}

interface Axis {
  readonly ticks: readonly number[];
  place(value: number): number;
}

/** Shares from 0 to 1; anything else on a logarithmic axis that holds every value. */
function axisOf(unit: FigureUnit, values: readonly number[]): Axis {
  const clamp = (share: number) => Math.min(1, Math.max(0, share));
  if (unit === "share") return { ticks: [0, 0.25, 0.5, 0.75, 1], place: clamp };
  const seen = values.filter((value) => value > 0);
  const low = Math.min(...seen, unit === "ms" ? 10 : 1) / 1.2;
  const high = Math.max(...seen, unit === "ms" ? 300 : 4) * 1.2;
  const ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].filter((tick) => tick >= low && tick <= high);
  return { ticks, place: (value) => (value <= 0 ? 0 : clamp(Math.log(value / low) / Math.log(high / low))) };
}
