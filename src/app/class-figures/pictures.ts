import { groupBy } from "./class-parts";
import type { FigureTrial, NetTrial } from "./trials";

/** A picture that several people judged: how many of them were right, and what a net said. */
export interface JudgedPicture {
  /** What shows it to a person: the last part of the image's name, without the digits of its spec. */
  readonly name: string;
  readonly category: string;
  readonly texture: string | null;
  readonly people: number;
  readonly right: number;
  /** What people said most often, of the answers given; null where nobody answered. */
  readonly mostly: string | null;
  readonly net: string;
  readonly netSaid: string;
}

export interface Parted {
  /** Most people wrong and the net right, the hardest first. */
  readonly netAhead: readonly JudgedPicture[];
  /** Most people right and the net wrong, the easiest first. */
  readonly peopleAhead: readonly JudgedPicture[];
  /** Pictures whose shape and texture differ: most people by one, the net by the other. */
  readonly byCue: readonly JudgedPicture[];
}

/** One mistake: what was shown, and what it was taken for. */
export interface Mistake {
  readonly net: string;
  readonly category: string;
  readonly response: string;
  readonly byNet: number;
  /** How often people who saw such a picture made the same mistake, of how many answers. */
  readonly byPeople: number;
  readonly of: number;
}

/** A picture that one person alone saw says nothing about a class. */
const LEAST_PEOPLE = 2;

/** The pictures that several people saw and on which people and a net part. */
export function partedPictures(trials: readonly FigureTrial[], nets: readonly NetTrial[]): Parted {
  const answers = groupBy(nets, ({ picture }) => picture);
  const judged = [...groupBy(trials, ({ picture }) => picture)].flatMap(([picture, own]): JudgedPicture[] => {
    const [first] = own;
    if (!first || own.length < LEAST_PEOPLE) return [];
    const counts = [...groupBy(own, ({ response }) => response)].filter(([response]) => response !== null);
    const [mostly = null] = counts.sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
    const common = {
      name: nameOf(picture),
      category: first.category,
      texture: first.texture,
      people: own.length,
      right: own.filter(({ correct }) => correct).length,
      mostly,
    };
    return (answers.get(picture) ?? []).map(({ net, response }) => ({ ...common, net, netSaid: response }));
  });
  const share = ({ right, people }: JudgedPicture) => right / people;
  const scored = judged.filter(({ texture }) => texture === null);
  const netRight = ({ netSaid, category }: JudgedPicture) => netSaid === category;
  return {
    netAhead: scored
      .filter((each) => netRight(each) && share(each) < 0.5)
      .sort((a, b) => share(a) - share(b) || b.people - a.people),
    peopleAhead: scored
      .filter((each) => !netRight(each) && share(each) > 0.5)
      .sort((a, b) => share(b) - share(a) || b.people - a.people),
    byCue: judged.filter(
      ({ texture, category, mostly, netSaid }) =>
        texture !== null &&
        ((mostly === category && netSaid === texture) || (mostly === texture && netSaid === category)),
    ),
  };
}

/** Each net's most frequent mistake, and how often people made it; of equally frequent ones the first in the tables. */
export function frequentMistakes(trials: readonly FigureTrial[], nets: readonly NetTrial[]): Mistake[] {
  const scored = nets.filter(({ texture, correct }) => texture === null && !correct);
  return [...groupBy(scored, ({ net }) => net)].flatMap(([net, own]): Mistake[] => {
    const kinds = [...groupBy(own, ({ category, response }) => JSON.stringify([category, response])).values()];
    const most = kinds.sort((a, b) => b.length - a.length)[0];
    const [first] = most ?? [];
    if (!most || !first || most.length < 2) return [];
    const { category, response } = first;
    const seen = trials.filter((trial) => trial.category === category && trial.texture === null);
    const byPeople = seen.filter((trial) => trial.response === response).length;
    return [{ net, category, response, byNet: most.length, byPeople, of: seen.length }];
  });
}

/** `first-glance_0003_dog_dog-poodle-1a2b3c4d.png/00` → `dog-poodle`; names from elsewhere keep their last part. */
function nameOf(picture: string): string {
  const file = picture.split("/")[0] ?? picture;
  const last =
    file
      .replace(/\.\w+$/, "")
      .split("_")
      .at(-1) ?? file;
  return last.replace(/-[0-9a-f]{8}$/, "");
}
