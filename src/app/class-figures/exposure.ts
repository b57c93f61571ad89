import type { Estimate, FigureSeries } from "../../core/figure/figure";
import { accuracyOf } from "../../core/stats/accuracy";
import { type ClassEstimate, classEstimate } from "../../core/stats/class-interval";
import { mean } from "../../core/stats/describe";
import { type ExposureFit, fitExposure } from "../../core/stats/exposure-fit";
import type { BoundedEstimate } from "../../core/stats/integrated-likelihood";
import { psychometricCurve } from "../../core/stats/psychometric";
import { basisNote, chanceOf, classPoint, groupBy, netNote, netSeries, peopleOf, told } from "./class-parts";
import { atOnce, FigureLacks, type FigureMaker, type PersonResult } from "./report-figure";
import type { FigureTrial } from "./trials";

/** The axis extends slightly beyond the exposures shown. */
const MARGIN = 1.2;

/** `ms`: what was shown, or, where that was not measured, what was asked for. */
type Shown = FigureTrial & { readonly ms: number; readonly masked: boolean };

/**
 * Right answers against the time that pictures were really up, with a mask and without. As on the results screen, each
 * trial enters the fit at what was shown, and a point gathers the trials of one exposure asked for, at their mean.
 */
export const exposureFigure: FigureMaker = (data, step = atOnce) => {
  const shown = data.trials.flatMap((trial): Shown[] => {
    const ms = trial.shown ?? trial.asked;
    return ms === null || ms <= 0 || trial.masked === null ? [] : [{ ...trial, ms, masked: trial.masked }];
  });
  if (!shown.some((trial) => trial.shown !== null))
    throw new FigureLacks(
      "the figure exposure needs the columns mask_ms and exposure_presented_ms or exposure_shown_ms: what was shown, not " +
        "what was asked for. The level more-time gives them",
    );
  const chance = chanceOf(data, "exposure");
  const groups = [...groupBy(shown, ({ asked, ms }) => asked ?? Math.round(ms)).entries()].sort(([a], [b]) => a - b);
  const xs = [...groups.map(([asked]) => asked), ...groups.flatMap(([, own]) => halves(own).map(middle))];
  const [low, high] = [Math.min(...xs) / MARGIN, Math.max(...xs) * MARGIN];
  const fitTo = (own: readonly Shown[]) => step(() => fitExposure(own, chance));
  const lineOf = ({ curve }: ExposureFit) => psychometricCurve(curve, low, high, "log");

  const lines = (["masked", "unmasked"] as const).flatMap((name) => {
    const own = shown.filter(({ masked }) => masked === (name === "masked"));
    if (own.length === 0) return [];
    const people = [...groupBy(own, ({ person }) => person).values()];
    const whole = classEstimate(people, (some) => inLogs(fitTo(some.flat()).threshold));
    const points = groups.flatMap(([, all]) => {
      const here = all.filter(({ masked }) => masked === (name === "masked"));
      return here.length === 0 ? [] : [classPoint(middle(here), here, ({ correct }) => correct)];
    });
    const series: FigureSeries = { owner: "you", name, points, curve: lineOf(fitTo(own)) };
    return [{ name, whole, series }];
  });
  const people = peopleOf(shown).map(([person, trials]): PersonResult => {
    const made = lines.flatMap(({ name }) => {
      const own = (trials as readonly Shown[]).filter(({ masked }) => masked === (name === "masked"));
      return own.length === 0 ? [] : [{ name, fitted: fitTo(own) }];
    });
    return {
      person,
      trials: trials.length,
      curves: made.map(({ name, fitted }) => ({ series: name, curve: lineOf(fitted) })),
      estimates: made.map(({ name, fitted }) => told(`threshold-${name}`, "ms", inLogs(fitted.threshold))),
    };
  });
  const net = netSeries(data.nets, (own) => {
    const y = accuracyOf(own.map(({ correct }) => correct)).point;
    return { points: [], curve: [low, high].map((x) => ({ x, y })) };
  });
  const wholes: readonly ClassEstimate[] = lines.map(({ whole }) => whole);
  const lacking = data.trials.length - shown.length;
  return [
    {
      kind: "exposure",
      level: data.info.id,
      trials: shown.length,
      people,
      notes: [
        basisNote(people.length, wholes),
        { key: "report.exposure.shown" },
        ...(lacking > 0 ? [{ key: "report.exposure.untimed", values: { trials: lacking } }] : []),
        ...netNote(data.nets),
      ],
      figure: {
        type: "curve",
        key: "exposure",
        x: { scale: "log", low, high, ticks: groups.map(([asked]) => asked), unit: "ms" },
        y: { low: 0, high: 1 },
        chance,
        series: [...lines.map(({ series }) => series), ...net],
        estimates: [
          ...lines.map(({ name, whole }) => told(`threshold-${name}`, "ms", whole)),
          ...netEstimates(data.nets),
        ],
        trials: shown.length,
        inexact: shown.filter((trial) => trial.shown !== null && !trial.exact).length,
        unmeasured: shown.filter((trial) => trial.shown === null).length,
      },
    },
  ];
};

function netEstimates(nets: Parameters<FigureMaker>[0]["nets"]): Estimate[] {
  if (nets.length === 0 || new Set(nets.map(({ net }) => net)).size > 1) return [];
  const { point, low, high } = accuracyOf(nets.map(({ correct }) => correct));
  return [{ owner: "net", name: "any-exposure", value: point, low, high, unit: "share" }];
}

const halves = (trials: readonly Shown[]): (readonly Shown[])[] =>
  [true, false].map((with_) => trials.filter(({ masked }) => masked === with_)).filter(({ length }) => length > 0);

const middle = (trials: readonly Shown[]): number => Math.exp(mean(trials.map(({ ms }) => Math.log(ms))));

function inLogs({ value, low, high }: BoundedEstimate): BoundedEstimate {
  const ln = (each: number | null) => (each === null ? null : Math.log(each));
  return { value: ln(value), low: ln(low), high: ln(high) };
}
