import type { Rng } from "../../../src/core/rng";
import { normal } from "./designs";

/** A class of which everybody, and the net, judges the same pictures; all spreads in logits. */
export interface KappaDesign {
  readonly name: string;
  /** The middle student's and the net's logit of a right answer to the middle picture. */
  readonly class: number;
  readonly net: number;
  /** How far students differ. */
  readonly people: number;
  /** How far pictures differ in what makes them hard for all people alike: the errors they have in common. */
  readonly pictures: number;
  /** How much of that difficulty the net shares: 0 none, 1 all of it. */
  readonly shared: number;
}

export const kappaDesigns: readonly KappaDesign[] = [
  { name: "people 80 %, net 60 %, common errors", class: 1.8, net: 0.5, people: 0.5, pictures: 1.8, shared: 0.5 },
  { name: "people 80 %, errors independent", class: 1.4, net: 0.4, people: 0.5, pictures: 0, shared: 0 },
  { name: "people 65 %, net 50 %, strong common errors", class: 1, net: 0, people: 0.5, pictures: 2.5, shared: 0.7 },
  { name: "people 92 %, net 75 %, common errors", class: 3.6, net: 1.5, people: 0.5, pictures: 1.8, shared: 0.5 },
];

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Who was right on which picture: [subject][picture]; the net comes last. */
export function drawClass(design: KappaDesign, people: number, pictures: number, rng: Rng): boolean[][] {
  const able = Array.from({ length: people }, () => design.class + design.people * normal(rng));
  const hard = Array.from({ length: pictures }, () => design.pictures * normal(rng));
  const students = able.map((each) => hard.map((difficulty) => rng.next() < logistic(each - difficulty)));
  const net = hard.map((difficulty) => rng.next() < logistic(design.net - design.shared * difficulty));
  return [...students, net];
}

/** Nodes of a normal variable: a sum in even steps, whose error is far below what is read from it. */
const NODES = Array.from({ length: 33 }, (_, i) => -4 + i / 4);
const WEIGHTS = NODES.map((z) => Math.exp((-z * z) / 2));
const TOTAL = WEIGHTS.reduce((sum, each) => sum + each, 0);

const average = (f: (z: number) => number): number =>
  NODES.reduce((sum, z, i) => sum + (WEIGHTS[i] as number) * f(z), 0) / TOTAL;

/** The mean κ over all pairs of the people, and of people and net, whom a design stands for, on unlimited pictures. */
export function kappaTruth(design: KappaDesign): { readonly people: number; readonly net: number } {
  const p = NODES.map((z) => NODES.map((d) => logistic(design.class + design.people * z - design.pictures * d)));
  const net = NODES.map((d) => logistic(design.net - design.shared * design.pictures * d));
  const over = (f: (d: number) => number) =>
    NODES.reduce((sum, _, d) => sum + (WEIGHTS[d] as number) * f(d), 0) / TOTAL;
  const share = p.map((row) => over((d) => row[d] as number));
  const ofNet = over((d) => net[d] as number);
  const kappa = (a: number, b: number, both: number) => {
    const expected = a * b + (1 - a) * (1 - b);
    return (1 - a - b + 2 * both - expected) / (1 - expected);
  };
  const index = new Map(NODES.map((z, i) => [z, i]));
  const at = (z: number) => index.get(z) as number;
  return {
    people: average((y) =>
      average((z) => {
        const [a, b] = [at(y), at(z)];
        const both = over((d) => (p[a]?.[d] as number) * (p[b]?.[d] as number));
        return kappa(share[a] as number, share[b] as number, both);
      }),
    ),
    net: average((z) => {
      const a = at(z);
      return kappa(
        share[a] as number,
        ofNet,
        over((d) => (p[a]?.[d] as number) * (net[d] as number)),
      );
    }),
  };
}
