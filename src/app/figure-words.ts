import type { MessageKey, MessageValues, Translate } from "../content/messages";
import type { CurveFigure, Estimate, Figure, FigureAxis, FigureSeries, FigureUnit } from "../core/figure/figure";

/** A figure's own sentence by its name, or `otherwise` if the level has none. */
function own(t: Translate, key: string, otherwise = "", values: MessageValues = {}): string {
  const said = t(key as MessageKey, values);
  return said === key ? otherwise : said;
}

export const figureTitle = (t: Translate, figure: Figure): string => own(t, `figure.${figure.key}.title`, figure.key);

export const axisTitle = (t: Translate, figure: Figure, axis: "x" | "y"): string =>
  own(t, `figure.${figure.key}.${axis}`, axis === "y" ? t("figure.right") : "");

export const scaleEnd = (t: Translate, figure: Figure, end: "low" | "high"): string =>
  own(t, `figure.${figure.key}.${end}`);

/** A number with its unit, as short as possible. @param exact keeps the published decimals */
export function inUnit(t: Translate, value: number, unit: FigureUnit, exact = false): string {
  const digits = exact
    ? unit === "none"
      ? 3
      : 2
    : Math.abs(value) >= 20 || Number.isInteger(value)
      ? 0
      : Math.abs(value) >= 1
        ? 1
        : 2;
  const number = new Intl.NumberFormat(t.language, { maximumFractionDigits: digits }).format(value);
  if (unit === "share" && exact)
    return new Intl.NumberFormat(t.language, { style: "percent", maximumFractionDigits: 1 }).format(value);
  if (unit === "share") return t("common.percent", { share: value });
  if (unit === "ms") return t("common.ms", { ms: Math.round(value) });
  return unit === "degrees" || unit === "turn" ? `${number}°` : number;
}

export function tickWord(t: Translate, figure: CurveFigure, axis: FigureAxis, tick: number, index: number): string {
  if (axis.scale === "category") {
    const name = axis.names?.[index] ?? String(tick);
    return own(t, `figure.${figure.key}.x.${name}`, name);
  }
  return axis.unit === "ms" ? inUnit(t, tick, "none") : inUnit(t, tick, axis.unit);
}

export function ownerWord(t: Translate, { owner }: { readonly owner: FigureSeries["owner"] }): string {
  if (owner === "you" || owner === "net") return t(`player.${owner}`);
  return t(`figure.owner.${owner}`);
}

/** Whose row on a scale it is, where the estimate's name has words of its own: "classmates with each other". */
export const rowWord = (t: Translate, estimate: Estimate): string =>
  own(t, `figure.row.${estimate.name}`, ownerWord(t, estimate));

export function seriesWord(t: Translate, figure: Figure, series: FigureSeries): string {
  const name = series.name === null ? "" : own(t, `figure.${figure.key}.series.${series.name}`, series.name);
  // A reference with its own name need not be published.
  if (name !== "" && series.owner === "reference") return name;
  return name === "" ? ownerWord(t, series) : `${ownerWord(t, series)} · ${name}`;
}

/** One estimate as a sentence; says so when the trials bound it on one side only, or not at all. */
export function estimateSentence(t: Translate, estimate: Estimate): string {
  const { value, low, high, unit, name, source } = estimate;
  const key = `figure.estimate.${name}`;
  const say = (number: number | null, open: string) =>
    number === null ? open : inUnit(t, number, unit, source !== undefined);
  const values = {
    value: say(value, ""),
    low: say(low, t("figure.open.low")),
    high: say(high, t("figure.open.high")),
  };
  if (value === null) {
    const fallback =
      low !== null
        ? t("figure.unknown.above", { low: inUnit(t, low, unit) })
        : high !== null
          ? t("figure.unknown.below", { high: inUnit(t, high, unit) })
          : t("figure.unknown");
    return own(t, `${key}.unknown`, fallback, values);
  }
  const whole = own(t, key, t("figure.value", { name, ...values }), values);
  const said = low === null && high === null ? own(t, `${key}.bare`, whole, values) : whole;
  // Published values are bare numbers: an interval without ends would say nothing.
  const sentence = source !== undefined && low === null && high === null ? t("figure.published", values) : said;
  return source ? `${sentence} (${source})` : sentence;
}

/** Which responses exceed all others, form by form: what two or three pictures can tell without an interval. */
function aboveNote(t: Translate, figure: CurveFigure, series: FigureSeries): string | null {
  const forms = series.points.flatMap(({ x, n, above }) => {
    if (above === undefined) return [];
    const form = tickWord(t, figure, figure.x, x, figure.x.ticks.indexOf(x));
    return [t("figure.above.form", { form, above, n })];
  });
  if (forms.length === 0) return null;
  return t("figure.above", { who: seriesWord(t, figure, series), forms: forms.join(t("figure.above.join")) });
}

/** What is to know of the trials behind a figure: how many were not shown as asked, or not measured. */
export function trialNotes(t: Translate, figure: Figure): string[] {
  if (figure.type === "scale") return [];
  const { trials = 0, inexact = 0, unmeasured = 0, x, series } = figure;
  const doubt = x.unit === "degrees" ? "figure.unmeasured.degrees" : "figure.unmeasured.ms";
  return [
    ...(inexact > 0 ? [t("figure.inexact.ms", { count: inexact, of: trials })] : []),
    ...series.flatMap((each) => aboveNote(t, figure, each) ?? []),
    ...(unmeasured > 0 ? [t(doubt, { count: unmeasured, of: trials })] : []),
  ];
}

/** Text alternative for the whole figure. */
export function figureAlternative(t: Translate, figure: Figure): string {
  const parts = [figureTitle(t, figure)];
  if (figure.type === "curve") {
    const { x } = figure;
    parts.push(`${axisTitle(t, figure, "y")} / ${axisTitle(t, figure, "x")}`);
    if (figure.chance !== null) parts.push(t("results.chance", { chance: figure.chance }));
    for (const series of figure.series) {
      const points = series.points.map((point) => {
        const tick = x.ticks.indexOf(point.x);
        const at =
          x.scale === "category" && tick >= 0 ? tickWord(t, figure, x, point.x, tick) : inUnit(t, point.x, x.unit);
        const count = point.correct === null ? t("figure.pictures", { n: point.n }) : `${point.correct}/${point.n}`;
        return `${at}: ${t("common.percent", { share: point.y })} (${count})`;
      });
      parts.push(`${seriesWord(t, figure, series)}: ${points.join("; ")}`);
    }
  }
  for (const estimate of figure.estimates) parts.push(`${rowWord(t, estimate)}: ${estimateSentence(t, estimate)}`);
  return [...parts, ...trialNotes(t, figure)].join(". ");
}
