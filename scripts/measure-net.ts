/**
 * How well the shipped network does on the shipped pictures: `npx tsx scripts/measure-net.ts` (`--draws N` backgrounds
 * per object, `--seed S`, `--only-summary`). Every object stands in the middle of a random crop of a random background,
 * upright and under unchanged light, at three sizes. The probability that the net is right among n choices is counted,
 * not sampled: with k of the other C − 1 categories scoring below the true one, it is (k over n−1) / (C−1 over n−1).
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { categoryScore, softmax } from "../src/core/decision/decide";
import { createRng, type Rng } from "../src/core/rng";
import { degrees } from "../src/core/units";
import { composeStimulus } from "../src/core/vision/compose";
import { type Card, readCards, readCategories } from "./import/deck";
import { loadShippedNet } from "./import/net";

const SIZES = [0.85, 0.6, 0.4];
const CHOICES = [2, 4, 8];

const { values } = parseArgs({
  options: {
    draws: { type: "string", default: "4" },
    seed: { type: "string", default: "measure" },
    "only-summary": { type: "boolean", default: false },
  },
});

const assets = join(import.meta.dirname, "../assets");
const categories = readCategories(assets);
const backgrounds = await readCards(assets, "background");
const objects = await readCards(assets, "object");
const net = await loadShippedNet(assets);
const draws = Number(values.draws);

interface Result {
  readonly card: Card;
  readonly size: number;
  /** For each draw: how many other categories scored below the true one. */
  readonly beaten: readonly number[];
}

const rng = createRng(values.seed);
const results: Result[] = [];
for (const size of SIZES) {
  for (const card of objects) {
    const beaten = Array.from({ length: draws }, () => play(card, size, rng));
    results.push({ card, size, beaten });
  }
}
summary();
if (!values["only-summary"]) details();

function play(card: Card, size: number, random: Rng): number {
  const behind = random.pick(backgrounds);
  const zoom = random.between(0.7, 1);
  const place = { left: random.next(), top: random.next(), zoom, mirror: random.next() < 0.5 };
  const raster = composeStimulus(
    {
      object: { id: card.item.id, x: 0.5, y: 0.5, size, turn: degrees(0), mirror: false },
      background: { kind: "photo", id: behind.item.id, ...place },
      light: 1,
    },
    { object: card.picture, background: behind.picture },
  );
  const probabilities = softmax(net(raster));
  const scores = new Map(categories.map(({ id, imagenet }) => [id, categoryScore(probabilities, imagenet)]));
  const truth = scores.get(card.item.category ?? "") ?? 0;
  return [...scores.values()].filter((score) => score < truth).length;
}

/** Probability that all n − 1 other choices, drawn without replacement, are among the `beaten` categories. */
function chanceRight(beaten: number, n: number): number {
  let chance = 1;
  for (let i = 0; i < n - 1; i++) chance *= Math.max(0, beaten - i) / (categories.length - 1 - i);
  return chance;
}

function accuracy(of: readonly Result[], n: number): number {
  return mean(of.flatMap((result) => result.beaten.map((beaten) => chanceRight(beaten, n))));
}

/** The game draws categories, not objects: each counts equally, however many pictures it has. */
function balanced(of: readonly Result[], n: number): number {
  return mean(
    categories.map(({ id }) =>
      accuracy(
        of.filter(({ card }) => card.item.category === id),
        n,
      ),
    ),
  );
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function summary(): void {
  console.log(
    `${objects.length} objects, ${categories.length} categories, ${draws} backgrounds each, seed ${values.seed}`,
  );
  console.log(`size  ${CHOICES.map((n) => `${n} choices by object  by category`).join("   ")}`);
  for (const size of SIZES) {
    const of = results.filter((result) => result.size === size);
    const cells = CHOICES.map((n) => `${fixed(accuracy(of, n)).padStart(19)} ${fixed(balanced(of, n)).padStart(12)}`);
    console.log(`${size.toFixed(2)}  ${cells.join("   ")}`);
  }
}

function details(): void {
  const of = results.filter((result) => result.size === SIZES[0]);
  console.log(`\nat size ${SIZES[0]}, 4 choices: by category, then its objects (chance of being right)`);
  for (const { id } of categories) {
    const mine = of.filter(({ card }) => card.item.category === id);
    console.log(`${fixed(accuracy(mine, 4))}  ${id}`);
    console.log(
      `      ${mine.map((one) => `${one.card.item.id.slice(id.length + 1)} ${fixed(accuracy([one], 4))}`).join(", ")}`,
    );
  }
}

function fixed(share: number): string {
  return share.toFixed(2);
}
