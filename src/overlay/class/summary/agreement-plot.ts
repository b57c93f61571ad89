import { nothing, type SVGTemplateResult, svg } from "lit";
import type { ClassAgreement } from "../../../app/class-figures/class-agreement";
import type { ClassKappa } from "../../../core/stats/class-kappa";
import { ownerMark } from "../../kit/charts/figure-marks";
import type { WallContext } from "../wall/wall-context";
import { type Axis, DOT, pile } from "./people-dots";

type Words = WallContext["t"];

/** Mean κ of colour photographs: Geirhos, Meding & Wichmann 2020, people with people and people with a net. */
export const PUBLISHED_KAPPA = { people: 0.431, net: 0.208, source: "Geirhos et al. 2020" } as const;

const SIDE = 18;
const LABEL = 20;
const MARK = 24;
const GAP = 18;

interface Row {
  readonly owner: "you" | "net";
  readonly title: string;
  readonly kappa: ClassKappa;
  readonly dots: readonly number[];
  readonly published: number | null;
}

/** κ as it is written: two decimals, in the language's digits. */
export const kappaWord = (t: Words, kappa: number): string =>
  new Intl.NumberFormat(t.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(kappa);

/** Two lines from no agreement to all: people with people, people with the net; every student's own as a dot. */
export function agreementPlot(
  t: Words,
  { humanHuman, humanNet, people }: ClassAgreement,
  published: boolean,
  width: number,
): { readonly body: SVGTemplateResult; readonly height: number } {
  const rows: Row[] = [
    {
      owner: "you",
      title: t("summary.kappa.people"),
      kappa: humanHuman,
      dots: people.flatMap(({ withClassmates }) => withClassmates ?? []),
      published: published ? PUBLISHED_KAPPA.people : null,
    },
  ];
  if (humanNet)
    rows.push({
      owner: "net",
      title: t("summary.kappa.net"),
      kappa: humanNet,
      dots: people.flatMap(({ withNet }) => withNet ?? []),
      published: published ? PUBLISHED_KAPPA.net : null,
    });
  const axis = kappaAxis(rows);
  const px = (value: number) => SIDE + axis.place(value) * (width - 2 * SIDE);
  let y = 0;
  const drawn = rows.map((row) => {
    const top = y;
    const piles = pile(row.dots.map(px));
    const most = Math.max(-1, ...piles.map((dot) => dot.row)) + 1;
    const base = top + LABEL + MARK + Math.min(most, 14) * DOT * 2 + 6;
    y = base + (row.published === null ? 8 : 30) + GAP;
    return rowBody(t, row, { px, top, base, piles, width });
  });
  const bottom = y - GAP;
  const body = svg`
    ${axis.ticks.map(
      (tick) => svg`<line class="figure-grid" x1=${px(tick)} x2=${px(tick)} y1=${LABEL} y2=${bottom} />
        <text class="figure-tick" x=${px(tick)} y=${bottom + 15} text-anchor="middle">${kappaWord(t, tick)}</text>`,
    )}
    ${drawn}
    <text class="figure-axis" x=${px(0)} y=${bottom + 34} text-anchor="middle">${t("summary.kappa.chance")}</text>
    <text class="figure-axis" x=${width} y=${bottom + 34} text-anchor="end">${t("summary.kappa.same")}</text>`;
  return { body, height: bottom + 42 };
}

interface Place {
  readonly px: (value: number) => number;
  readonly top: number;
  readonly base: number;
  readonly piles: readonly { readonly x: number; readonly row: number }[];
  readonly width: number;
}

function rowBody(
  t: Words,
  { owner, title, kappa, published }: Row,
  { px, top, base, piles, width }: Place,
): SVGTemplateResult {
  const { low, high } = kappa;
  const y = top + LABEL + MARK / 2;
  const value = Number.isNaN(kappa.kappa) ? null : kappa.kappa;
  return svg`<g>
    <text class=${`figure-row of-${owner}`} x="0" y=${top + 13}>${[title, ...(value === null ? [] : [valueWords(t, value, low, high)])].join(" · ")}</text>
    <line class="figure-track" x1=${SIDE} x2=${width - SIDE} y1=${base} y2=${base} />
    ${low === null || high === null ? nothing : svg`<line class=${`figure-range of-${owner}`} x1=${px(low)} x2=${px(high)} y1=${y} y2=${y} />`}
    ${value === null ? nothing : ownerMark(owner, px(value), y)}
    ${piles.map(({ x, row }) => svg`<circle class=${`summary-dot of-${owner}`} cx=${x} cy=${base - DOT - 1 - Math.min(row, 13) * DOT * 2} r=${DOT - 0.6} />`)}
    ${
      published === null
        ? nothing
        : svg`${ownerMark("reference", px(published), base + 9)}
          <text class="figure-tick" x=${px(published) + 12} y=${base + 13}>${t("summary.kappa.published", { kappa: kappaWord(t, published), source: PUBLISHED_KAPPA.source })}</text>`
    }
  </g>`;
}

function valueWords(t: Words, kappa: number, low: number | null, high: number | null): string {
  const said = `κ ${kappaWord(t, kappa)}`;
  return low === null || high === null ? said : `${said} [${kappaWord(t, low)}, ${kappaWord(t, high)}]`;
}

/** From 0, or as far below as values go, to 1. */
function kappaAxis(rows: readonly Row[]): Axis {
  const all = rows.flatMap(({ kappa, dots }) => [...dots, kappa.kappa, kappa.low ?? 0]).filter(Number.isFinite);
  const low = Math.max(-1, Math.min(0, Math.floor(Math.min(0, ...all) * 4) / 4));
  const ticks = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1].filter((tick) => tick >= low);
  return { ticks, place: (value) => Math.min(1, Math.max(0, (value - low) / (1 - low))) };
}

/** What it means, in a breath, and the numbers. */
export function agreementSentences(
  t: Words,
  { humanHuman, humanNet }: ClassAgreement,
  published: boolean,
): readonly string[] {
  const number = (name: "people" | "net", { kappa, low, high }: ClassKappa): string => {
    if (Number.isNaN(kappa)) return t(`summary.kappa.${name}.none`);
    const value = kappaWord(t, kappa);
    if (low === null || high === null) return t(`summary.kappa.${name}.open`, { kappa: value });
    return t(`summary.kappa.${name}.is`, { kappa: value, low: kappaWord(t, low), high: kappaWord(t, high) });
  };
  return [
    meaning(t, humanHuman, humanNet),
    number("people", humanHuman),
    ...(humanNet ? [number("net", humanNet)] : []),
    ...(published
      ? [
          t("summary.kappa.source", {
            people: kappaWord(t, PUBLISHED_KAPPA.people),
            net: kappaWord(t, PUBLISHED_KAPPA.net),
            source: PUBLISHED_KAPPA.source,
          }),
        ]
      : []),
  ];
}

/** Intervals that are apart tell the two kinds of pairs apart; others do not. */
function meaning(t: Words, people: ClassKappa, net: ClassKappa | null): string {
  if (!net) return t("summary.kappa.alone");
  if (people.low === null || people.high === null || net.low === null || net.high === null)
    return t("summary.kappa.few");
  if (people.low > net.high) return t("summary.kappa.apart");
  if (net.low > people.high) return t("summary.kappa.alike");
  return t("summary.kappa.unsure");
}
