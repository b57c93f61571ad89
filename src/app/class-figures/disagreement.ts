import { type ConfusionMatrix, confusionMatrix } from "../../core/stats/confusion";
import type { TrialRecord } from "../../core/trial/record";
import type { StimulusSpec } from "../../core/trial/trial";
import { groupBy } from "./class-parts";
import { countedAnswers, type RecordOptions } from "./from-records";

/** One picture of a level, as a class and a net answered it. Missed answers are wrong answers, and in `people`. */
export interface ClassPicture {
  /** The same for everybody who saw it. */
  readonly picture: string;
  readonly condition: string;
  readonly category: string;
  /** The category of the texture, where it is not the shape's: then nobody is right. */
  readonly texture: string | null;
  /** How the picture is composed again, to show it. */
  readonly stimulus: StimulusSpec;
  readonly people: number;
  readonly right: number;
  readonly missed: number;
  /** What people said, the most frequent first; of equally frequent ones the first in the alphabet. */
  readonly answers: readonly { readonly response: string; readonly count: number }[];
  readonly net: { readonly response: string; readonly right: boolean } | null;
  /** Share of the class that is right, less 1 where the net is right: 1 all right and the net wrong, −1 the reverse. */
  readonly ahead: number;
}

/** The pictures that a class saw. */
export interface ClassPictures {
  /** Those that the net judged, from "class right, net wrong" to "net right, class wrong". Without cue conflicts. */
  readonly byDisagreement: readonly ClassPicture[];
  /** Those that somebody got wrong, the most often missed first. */
  readonly mostMissed: readonly ClassPicture[];
  /** Of every scored answer: what was shown and what was said; of the class, and of the net once a picture. */
  readonly confusion: ConfusionMatrix;
  readonly netConfusion: ConfusionMatrix;
  /** Answers left out, since their pictures were not shown exactly as asked. */
  readonly leftOut: number;
}

/**
 * What there is to talk about after a level.
 *
 * @param records of one level, of several people; each person's first answer to a picture counts
 */
export function picturesByDisagreement(records: readonly TrialRecord[], options?: RecordOptions): ClassPictures {
  const { kept, leftOut } = countedAnswers(records, options);
  const pictures = [...groupBy(kept, pictureOf)].map(([picture, own]) => classPicture(picture, firstAnswers(own)));
  const scored = pictures.filter(({ texture }) => texture === null);
  const byDisagreement = scored
    .filter(({ net }) => net !== null)
    .sort((a, b) => b.ahead - a.ahead || b.people - a.people || byText(a.picture, b.picture));
  const mostMissed = scored
    .filter(({ right, people }) => right < people)
    .sort((a, b) => wrongShare(b) - wrongShare(a) || b.people - a.people || byText(a.picture, b.picture));
  const answers = scored.flatMap(({ category, answers: given, missed }) => [
    ...given.flatMap(({ response, count }) => Array<Said>(count).fill({ truth: category, answer: response })),
    ...Array<Said>(missed).fill({ truth: category, answer: null }),
  ]);
  const said = scored.flatMap(({ category, net }) => (net ? [{ truth: category, answer: net.response }] : []));
  const categories = [
    ...new Set([...answers, ...said].flatMap(({ truth, answer }) => [truth, ...(answer ? [answer] : [])])),
  ];
  categories.sort(byText);
  return {
    byDisagreement,
    mostMissed,
    confusion: confusionMatrix(answers, categories),
    netConfusion: confusionMatrix(said, categories),
    leftOut,
  };
}

interface Said {
  readonly truth: string;
  readonly answer: string | null;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const wrongShare = ({ right, people }: ClassPicture): number => 1 - right / people;

const pictureOf = ({ trial, stimulusHash, level }: TrialRecord): string =>
  [level, trial.condition, trial.imageName, stimulusHash].join("/");

function firstAnswers(records: readonly TrialRecord[]): readonly TrialRecord[] {
  return [...groupBy(records, ({ subject }) => subject).values()].map(([first]) => first as TrialRecord);
}

function classPicture(picture: string, own: readonly TrialRecord[]): ClassPicture {
  const { trial } = own[0] as TrialRecord;
  const verdict = own.find(({ net }) => net !== null)?.net;
  const right = own.filter(({ correct }) => correct).length;
  const answers = [...groupBy(own, ({ response }) => response.choice)].flatMap(([response, given]) =>
    response === null ? [] : [{ response, count: given.length }],
  );
  const texture = trial.texture !== undefined && trial.texture !== trial.answer ? trial.texture : null;
  return {
    picture,
    condition: trial.condition,
    category: trial.answer,
    texture,
    stimulus: trial.stimulus,
    people: own.length,
    right,
    missed: own.filter(({ response }) => response.choice === null).length,
    answers: answers.sort((a, b) => b.count - a.count || byText(a.response, b.response)),
    net: verdict ? { response: verdict.choice, right: verdict.correct } : null,
    ahead: right / own.length - (verdict?.correct ? 1 : 0),
  };
}
