import { type ClassCondition, type ClassKappa, classKappa, ownKappas } from "../../core/stats/class-kappa";
import type { TrialRecord } from "../../core/trial/record";
import { conditionOrder, groupBy, peopleOf } from "./class-parts";
import { figureDataOf, type RecordOptions } from "./from-records";
import type { FigureData, FigureTrial, NetTrial } from "./trials";

/** A student's own mean κ; null where none of the pairs has one. */
export interface OwnAgreement {
  readonly person: string;
  readonly withClassmates: number | null;
  readonly withNet: number | null;
}

/** How far a class errs on the same pictures: among its people, and with the net. */
export interface ClassAgreement {
  readonly humanHuman: ClassKappa;
  /** Null where no net judged. With several nets: the one that judged the most pictures. */
  readonly humanNet: ClassKappa | null;
  readonly net: string | null;
  readonly people: readonly OwnAgreement[];
}

/**
 * The agreement of a class on one level.
 *
 * @param records of one level; practice and discarded showings do not count, and marked ones where the options say so.
 * @throws RangeError where the records are of several levels, whose conditions must not be pooled
 */
export function classAgreement(
  records: readonly TrialRecord[],
  options?: RecordOptions,
): ClassAgreement & { readonly leftOut: number } {
  const levels = new Set(records.map(({ level }) => level));
  if (levels.size > 1) throw new RangeError(`a class agrees on one level at a time, got ${[...levels].join(", ")}`);
  const data = figureDataOf(records, options);
  return { ...agreementOf(data), leftOut: data.leftOut };
}

/** {@link classAgreement} of trials that are already counted. */
export function agreementOf({ trials, nets }: Pick<FigureData, "trials" | "nets">): ClassAgreement {
  // Where shape and texture differ, nobody is right or wrong.
  const scored = trials.filter(({ texture }) => texture === null);
  const judged = groupBy(
    nets.filter(({ texture }) => texture === null),
    ({ net }) => net,
  );
  const [net, verdicts] = [...judged].sort(([, a], [, b]) => b.length - a.length)[0] ?? [null, []];
  const people = peopleOf(scored).map(([person]) => person);
  const conditions = conditionsOf(scored, verdicts, people);
  const own = (between: "human-human" | "human-net") =>
    new Map(ownKappas(conditions, between).map(({ person, kappa }) => [person, Number.isNaN(kappa) ? null : kappa]));
  const [withClassmates, withNet] = [own("human-human"), own("human-net")];
  return {
    humanHuman: classKappa(conditions, "human-human"),
    humanNet: net === null ? null : classKappa(conditions, "human-net"),
    net,
    people: people.map((person, index) => ({
      person,
      withClassmates: withClassmates.get(index) ?? null,
      withNet: net === null ? null : (withNet.get(index) ?? null),
    })),
  };
}

function conditionsOf(
  trials: readonly FigureTrial[],
  nets: readonly NetTrial[],
  people: readonly string[],
): ClassCondition[] {
  const number = new Map(people.map((person, index) => [person, index]));
  const order = conditionOrder({ info: { id: "", title: "", level: null, words: null }, trials });
  const byCondition = groupBy(trials, ({ condition }) => condition);
  const netBy = groupBy(nets, ({ condition }) => condition);
  return order.map((condition) => {
    const own = byCondition.get(condition) ?? [];
    const places = new Map([...new Set(own.map(({ picture }) => picture))].map((picture, place) => [picture, place]));
    const row = () => new Int8Array(places.size).fill(-1);
    const rows = groupBy(own, ({ person }) => person);
    const right = [...rows.values()].map((all) => {
      const cells = row();
      for (const { picture, correct } of all) cells[places.get(picture) as number] = correct ? 1 : 0;
      return cells;
    });
    const verdicts = netBy.get(condition) ?? [];
    const net = verdicts.length > 0 ? row() : null;
    for (const { picture, correct } of verdicts) {
      const place = places.get(picture);
      if (net && place !== undefined) net[place] = correct ? 1 : 0;
    }
    return {
      people: [...rows.keys()].map((person) => number.get(person) as number),
      pictures: places.size,
      right,
      net,
    };
  });
}
