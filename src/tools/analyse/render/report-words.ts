import type { LevelInfo, NamedEstimate, Note, ReportFigure } from "../../../app/class-figures/report-figure";
import {
  axisTitle,
  estimateSentence,
  figureTitle,
  inUnit,
  ownerWord,
  seriesWord,
  tickWord,
} from "../../../app/figure-words";
import type { Language } from "../../../content/language";
import { CATEGORIES_FILE, categoriesSchema } from "../../../content/manifest";
import {
  createTranslator,
  type MessageKey,
  type MessageValues,
  type Sentences,
  type Translate,
} from "../../../content/messages";
import { loadJson, type TextSource } from "../../../content/source";
import type { CurveFigure, Estimate, Figure, FigureSeries } from "../../../core/figure/figure";
import english from "./words/en.json";
import chinese from "./words/zh-CN.json";

/** The report's sentences: the game's, the levels' own, and over them those that speak of a class instead of you. */
export interface ReportWords {
  readonly t: Translate;
  readonly say: (key: keyof typeof english, values?: MessageValues) => string;
  readonly title: (of: ReportFigure) => string;
  readonly levelTitle: (id: string) => string;
  readonly axis: (figure: CurveFigure, axis: "x" | "y") => string;
  readonly tick: (of: ReportFigure, figure: CurveFigure, index: number) => string;
  readonly condition: (level: string, name: string) => string;
  /** A category's name in the report's language; as written where the game does not know it. */
  readonly category: (id: string) => string;
  readonly series: (figure: CurveFigure, series: FigureSeries) => string;
  readonly owner: (estimate: Estimate) => string;
  readonly value: (estimate: Estimate) => string;
  /** A value with its interval, for a cell of a table. */
  readonly cell: (estimate: Estimate) => string;
  readonly sentence: (estimate: Estimate) => string;
  readonly published: (estimates: readonly Estimate[]) => string;
  readonly note: (note: Note) => string;
}

/** @param rooms the levels whose own sentences are needed */
export async function reportWords(
  source: TextSource,
  language: Language,
  infos: ReadonlyMap<string, LevelInfo>,
): Promise<ReportWords> {
  const rooms = [...new Set([...infos.values()].flatMap(({ level }) => (level ? [level.room ?? level.id] : [])))];
  const own = await Promise.all(rooms.map((room) => roomSentences(source, room, language)));
  const t = await createTranslator(language, [...own, language === "en" ? english : chinese]);
  const categories = await loadJson(source, CATEGORIES_FILE, categoriesSchema);
  const names = new Map(categories.map((each) => [each.id, each.names[language]]));
  const say = (key: keyof typeof english, values?: MessageValues) => t(key as MessageKey, values);
  const condition = (level: string, name: string) => infos.get(level)?.words?.conditions.get(name) ?? name;
  const levelTitle = (id: string) => (id === "" ? say("report.level.none") : (infos.get(id)?.title ?? id));
  const value = (estimate: Estimate) =>
    estimate.value === null
      ? say("report.open")
      : inUnit(t, estimate.value, estimate.unit, estimate.source !== undefined);
  const end = (bound: number | null, { unit }: Estimate) =>
    bound === null ? say("report.open") : inUnit(t, bound, unit);
  return {
    t,
    say,
    condition,
    levelTitle,
    value,
    category: (id) => names.get(id) ?? id,
    title: ({ figure }) => figureTitle(t, figure),
    axis: (figure, axis) => axisTitle(t, figure, axis),
    tick: ({ level }, figure, index) =>
      figure.key === "class-accuracy"
        ? condition(level, figure.x.names?.[index] ?? "")
        : tickWord(t, figure, figure.x, roundedTick(figure, index), index),
    series: (figure, series) => seriesWord(t, figure, series),
    owner: (estimate) => {
      const word = ownerWord(t, estimate);
      if ("of" in estimate) return `${word} · ${(estimate as NamedEstimate).of}`;
      return estimate.source === undefined ? word : `${word} · ${estimate.source}`;
    },
    cell: (estimate) =>
      estimate.value === null && estimate.low === null && estimate.high === null
        ? "–"
        : say("report.value", {
            value: value(estimate),
            low: end(estimate.low, estimate),
            high: end(estimate.high, estimate),
          }),
    sentence: (estimate) => {
      const said = estimateSentence(t, estimate);
      // The class is what the sentences are about; some name their owner themselves.
      if (estimate.owner === "you" || estimate.name === "any-exposure") return said;
      const owner = "of" in estimate ? (estimate as NamedEstimate).of : ownerWord(t, estimate);
      return say("report.part", { level: owner, title: said });
    },
    published: (estimates) =>
      say("report.published", {
        values: t.list(
          estimates.map((estimate) => {
            const values = { value: value(estimate), source: estimate.source ?? "" };
            return say(estimate.owner === "people" ? "report.published.people" : "report.published.one", values);
          }),
        ),
      }),
    note: ({ key, values, share }) =>
      t(key as MessageKey, share === undefined ? values : { ...values, share: t("common.percent", { share }) }),
  };
}

/** Ticks at measured means: as round as the axis allows. */
function roundedTick({ x }: CurveFigure, index: number): number {
  const tick = x.ticks[index] as number;
  return x.unit === "ms" ? Math.round(tick) : x.unit === "degrees" ? Math.round(tick * 100) / 100 : tick;
}

async function roomSentences(source: TextSource, room: string, language: Language): Promise<Sentences> {
  try {
    return JSON.parse(await source.read(`src/levels/${room}/${language}.json`)) as Sentences;
  } catch {
    // A level made of data alone has no room of its own.
    return {};
  }
}

/** The figure's estimates that people have as well, by name: what the strips show. */
export function ownEstimates({ figure, people }: ReportFigure): readonly Estimate[] {
  const theirs = new Set(people.flatMap(({ estimates }) => estimates.map(({ name }) => name)));
  return (figure as Figure).estimates.filter(({ owner, name }) => owner === "you" && theirs.has(name));
}
