import type { AnswerOf, Choosing, NetInspection, NetQuestion, RequestOf } from "../app/net-questions";
import { type CategoryClasses, categoryScore } from "../core/decision/decide";
import type { CategoryId } from "../core/trial/trial";
import type { RawAnswer } from "./questions/registry";
import { imagenetLabel, toVerdict } from "./verdict";

/** What the page needs to convert a raw answer. */
export interface About {
  readonly model: string;
  readonly backend: string;
  readonly time: number;
  readonly categories: readonly CategoryClasses[] | Promise<readonly CategoryClasses[]>;
}

type Finish<Q extends NetQuestion> = (
  raw: RawAnswer<Q>,
  request: RequestOf<Q>,
  about: About,
) => AnswerOf<Q> | Promise<AnswerOf<Q>>;

/** The questions whose raw answer needs converting; the compiler checks that none is missing. */
type Unfinished = { [Q in NetQuestion]: RawAnswer<Q> extends AnswerOf<Q> ? never : Q }[NetQuestion];

const finishes: { readonly [Q in Unfinished]: Finish<Q> } = {
  judge: async (raw, { choices }, about) => toVerdict({ ...raw, ...about }, choices, await about.categories),
  cells: async ({ probabilities }, { choices }, { categories }) => cellScores(probabilities, choices, await categories),
  inspect: (raw): NetInspection => ({ ...raw, label: imagenetLabel }),
};

/** Converts a raw answer from the net's thread into the app's answer. */
export async function finishAnswer<Q extends NetQuestion>(
  question: Q,
  raw: RawAnswer<Q>,
  request: RequestOf<Q>,
  about: About,
): Promise<AnswerOf<Q>> {
  const finish = Object.hasOwn(finishes, question) ? (finishes as unknown as Record<Q, Finish<Q>>)[question] : null;
  return finish ? finish(raw, request, about) : (raw as unknown as AnswerOf<Q>);
}

/** For each cell, the category scores of the choices. */
export function cellScores(
  probabilities: Float32Array,
  choices: Choosing["choices"],
  categories: readonly CategoryClasses[],
): number[][] {
  const classes = choices.map((id: CategoryId) => categories.find((category) => category.id === id)?.imagenet ?? []);
  return Array.from({ length: probabilities.length / 1000 }, (_, cell) => {
    const own = probabilities.subarray(cell * 1000, (cell + 1) * 1000);
    return classes.map((each) => categoryScore(own, each));
  });
}
