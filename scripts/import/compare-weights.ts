/**
 * Writes test/content/float32-answers.json: what the network says about every object (on grey) with its original
 * float32 weights, for the test that the shipped float16 weights say the same. Run it after changing the objects or the
 * composer: `npx tsx scripts/import/compare-weights.ts` (with `--from DIR` as for import-assets).
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { topK } from "../../src/core/decision/decide";
import { onGrey, readCards } from "./deck";
import { loadNet, loadShippedNet } from "./net";
import { readFloat32Network } from "./network";
import { unpackSources } from "./unpack";

const root = join(import.meta.dirname, "../..");
const assets = join(root, "assets");
const { values } = parseArgs({ options: { from: { type: "string" } } });
const original = readFloat32Network(unpackSources(join(root, ".cache"), values.from).network);
const full = await loadNet(original.model, original.weights);
const half = await loadShippedNet(assets);

const answers: Record<string, { argmax: number; margin: number }> = {};
let same = 0;
let furthest = 0;
for (const card of await readCards(assets, "object")) {
  const picture = onGrey(card);
  const logits = full(picture);
  const halved = half(picture);
  const [first = 0, second = 0] = topK(logits, 2);
  // The margin shows a reader of the test whether a changed answer was a close call.
  const margin = Math.round(((logits[first] ?? 0) - (logits[second] ?? 0)) * 1000) / 1000;
  answers[card.item.id] = { argmax: first, margin };
  if (topK(halved, 1)[0] === first) same++;
  else console.log(`${card.item.id}: ${first} became ${topK(halved, 1)[0]}, margin ${margin}`);
  for (let i = 0; i < logits.length; i++) {
    furthest = Math.max(furthest, Math.abs((logits[i] ?? 0) - (halved[i] ?? 0)));
  }
}

writeFileSync(join(root, "test/content/float32-answers.json"), `${JSON.stringify(answers, null, 2)}\n`);
const total = Object.keys(answers).length;
console.log(`same argmax: ${same} of ${total}; largest change of a logit: ${furthest.toFixed(4)}`);
