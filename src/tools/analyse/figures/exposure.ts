import type { Estimate, FigureSeries } from "../../../core/figure/figure";
import { accuracyOf } from "../../../core/stats/accuracy";
import { classEstimate } from "../../../core/stats/class-interval";
import { mean } from "../../../core/stats/describe";
import type { Observation } from "../../../core/stats/logistic-fit";
import { fitPsychometric, type PsychometricFit, psychometricCurve } from "../../../core/stats/psychometric";
import { basisNote, chanceOf, classPoint, groupBy, netNote, netSeries, peopleOf, told } from "./class-parts";
import { FigureLacks, type FigureMaker, type Note, type PersonResult } from "./report-figure";
import type { FigureTrial } from "./trials";

/** The range of thresholds considered: from less than a frame to a long look. */
const RANGE = { low: Math.log(5), high: Math.log(2000) };
const MARGIN = 1.2;
/** Exposures closer than this (6 %) share a point on the chart. The fit takes each as it was. */
const NEAR = 0.06;
/** A point needs this share of the trials. */
const LEAST_SHARE = 0.02;

type Shown = FigureTrial & { readonly shown: number; readonly masked: boolean };

/** Right answers against the time that pictures were really up, with a mask and without. */
export const exposureFigure: FigureMaker = (data) => {
  const shown = data.trials.filter((trial): trial is Shown => trial.shown !== null && trial.masked !== null);
  const untimed = data.trials.length - shown.length;
  if (shown.length === 0)
    throw new FigureLacks(
      "the figure exposure needs the columns mask_ms and exposure_presented_ms, exposure_shown_ms or " +
        "exposure_shown_frames with refresh_hz: what was shown, not what was asked. The level more-time gives them",
    );
  const chance = chanceOf(data, "exposure");
  const clusters = clustersOf(shown);
  const drawn = clusters.filter((each) => each.length >= LEAST_SHARE * shown.length);
  const xs = drawn.map(middle);
  const [low, high] = [(xs[0] as number) / MARGIN, (xs.at(-1) as number) * MARGIN];
  const fitted = (trials: readonly Shown[]): PsychometricFit =>
    fitPsychometric(observations(trials), { chance, direction: "rising", range: RANGE });
  const lines = (["masked", "unmasked"] as const).flatMap((name) => {
    const own = shown.filter(({ masked }) => masked === (name === "masked"));
    if (own.length === 0) return [];
    const people = [...groupBy(own, ({ person }) => person).values()];
    const whole = classEstimate(people, (some) => fitted(some.flat()).threshold);
    const points = drawn.flatMap((cluster, i) => {
      const here = cluster.filter(({ masked }) => masked === (name === "masked"));
      return here.length === 0 ? [] : [classPoint(xs[i] as number, here, ({ correct }) => correct)];
    });
    const curve = psychometricCurve(fitted(own).curve, low, high, "log");
    const series: FigureSeries = { owner: "you", name, points, curve };
    return [{ name, own, whole, series, estimate: told(`threshold-${name}`, "ms", whole) }];
  });
  const people = peopleOf(shown).map(([person, trials]): PersonResult => {
    const made = lines.flatMap(({ name }) => {
      const own = (trials as readonly Shown[]).filter(({ masked }) => masked === (name === "masked"));
      return own.length === 0 ? [] : [{ name, fit: fitted(own) }];
    });
    return {
      person,
      trials: trials.length,
      curves: made.map((each) => ({ series: each.name, curve: psychometricCurve(each.fit.curve, low, high, "log") })),
      estimates: made.map((each) => told(`threshold-${each.name}`, "ms", each.fit.threshold)),
    };
  });
  const net = netSeries(data.nets, (own) => {
    const y = accuracyOf(own.map(({ correct }) => correct)).point;
    return { points: [], curve: [low, high].map((x) => ({ x, y })) };
  });
  const inexact = shown.filter(({ exact }) => !exact).length;
  const pointless = shown.length - drawn.reduce((sum, each) => sum + each.length, 0);
  const notes: Note[] = [
    basisNote(
      people.length,
      lines.map(({ whole }) => whole),
    ),
    { key: "report.exposure.shown", values: { inexact } },
    ...(pointless > 0 ? [{ key: "report.exposure.pointless", values: { trials: pointless } }] : []),
    ...(untimed > 0 ? [{ key: "report.exposure.untimed", values: { trials: untimed } }] : []),
    ...netNote(data.nets),
  ];
  return [
    {
      kind: "exposure",
      level: data.info.id,
      trials: shown.length,
      people,
      notes,
      figure: {
        type: "curve",
        key: "exposure",
        x: { scale: "log", low, high, ticks: xs, unit: "ms" },
        y: { low: 0, high: 1 },
        chance,
        series: [...lines.map(({ series }) => series), ...net],
        estimates: [...lines.map(({ estimate }) => estimate), ...netEstimates(data.nets)],
      },
    },
  ];
};

function netEstimates(nets: Parameters<FigureMaker>[0]["nets"]): Estimate[] {
  if (nets.length === 0 || new Set(nets.map(({ net }) => net)).size > 1) return [];
  const { point, low, high } = accuracyOf(nets.map(({ correct }) => correct));
  return [{ owner: "net", name: "any-exposure", value: point, low, high, unit: "share" }];
}

/** Trials at the same exposure, to a tenth of a ms, are one observation. */
function observations(trials: readonly Shown[]): Observation[] {
  return [...groupBy(trials, ({ shown }) => Math.round(shown * 10)).values()].map((same) => ({
    x: Math.log(mean(same.map(({ shown }) => shown))),
    n: same.length,
    correct: same.filter(({ correct }) => correct).length,
  }));
}

function clustersOf(trials: readonly Shown[]): Shown[][] {
  const clusters: Shown[][] = [];
  for (const trial of trials.toSorted((a, b) => a.shown - b.shown)) {
    const last = clusters.at(-1);
    const before = last?.at(-1);
    if (last && before && Math.log(trial.shown / before.shown) < NEAR) last.push(trial);
    else clusters.push([trial]);
  }
  return clusters;
}

const middle = (trials: readonly Shown[]): number => Math.exp(mean(trials.map(({ shown }) => Math.log(shown))));
