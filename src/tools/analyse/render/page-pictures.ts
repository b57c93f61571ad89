import { frequentMistakes, type JudgedPicture, partedPictures } from "../../../app/class-figures/pictures";
import type { FigureTrial, NetTrial } from "../../../app/class-figures/trials";
import { element, escaped } from "./markup";
import { tableMarkup } from "./page-tables";
import type { ReportWords } from "./report-words";

/** More rows would be a list, not an answer. The caption says how many there are. */
const MOST = 8;

/** Where class and net part: pictures that most got wrong and the net right, and the other way round. */
export function picturesPart(words: ReportWords, trials: readonly FigureTrial[], nets: readonly NetTrial[]): string {
  const { netAhead, peopleAhead, byCue } = partedPictures(trials, nets);
  const mistakes = frequentMistakes(trials, nets).map((mistake) =>
    words.say("report.mistake", {
      ...mistake,
      category: words.category(mistake.category),
      response: words.category(mistake.response),
    }),
  );
  return [
    picturesTable(words, "report.pictures.net-ahead", netAhead),
    picturesTable(words, "report.pictures.people-ahead", peopleAhead),
    picturesTable(words, "report.pictures.by-cue", byCue),
    ...mistakes.map((text) => element("p", {}, escaped(text))),
  ].join("\n");
}

function picturesTable(
  words: ReportWords,
  key: "report.pictures.net-ahead" | "report.pictures.people-ahead" | "report.pictures.by-cue",
  pictures: readonly JudgedPicture[],
): string {
  if (pictures.length === 0) return "";
  const byCue = key === "report.pictures.by-cue";
  const rows = pictures.slice(0, MOST).map((picture) => ({
    cells: [
      picture.name,
      words.category(picture.category),
      ...(byCue ? [words.category(picture.texture ?? "")] : []),
      ...(byCue ? [] : [words.say("report.pictures.share", { right: picture.right, people: picture.people })]),
      picture.mostly === null ? "–" : words.category(picture.mostly),
      words.category(picture.netSaid),
    ],
  }));
  return tableMarkup(
    words.say(key, { shown: rows.length, count: pictures.length }),
    [
      words.say("report.column.picture"),
      words.say(byCue ? "report.column.shape" : "report.column.is"),
      ...(byCue ? [words.say("report.column.texture")] : []),
      ...(byCue ? [] : [words.say("report.column.people-right")]),
      words.say("report.column.mostly"),
      words.say("report.column.net-said"),
    ],
    rows,
  );
}
