/**
 * Writes down what the built-in network says to the reference pictures on the plain JavaScript backend:
 * `npx tsx scripts/reference-answers.ts`. It then prints how far the other backend of Node is from that, and how many
 * single flipped bits of the weights the comparison finds (`--flips N`, 200 unless told).
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { answerOf, createNodeEngine, readModel } from "../src/classifier/node";
import { BUILT_IN } from "../src/classifier/opponents";
import { proveAnswers, REFERENCE_SEEDS, type ReferenceAnswer, referenceRaster } from "../src/classifier/references";
import { imagenetLabel } from "../src/classifier/verdict";
import { topK } from "../src/core/decision/decide";
import { createRng } from "../src/core/rng";

const KEPT = 10;

const { values } = parseArgs({ options: { flips: { type: "string", default: "200" } } });
const root = join(import.meta.dirname, "..");
const files = await readModel(join(root, "assets/model/mobilenet-v1-025-224"));

const plain = await probabilities("cpu");
const answers: ReferenceAnswer[] = REFERENCE_SEEDS.map((seed, i) => {
  const said = plain[i] as Float32Array;
  const top = topK(said, KEPT).map((index) => ({
    index,
    label: imagenetLabel(index),
    probability: Number((said[index] as number).toFixed(6)),
  }));
  return { seed, top };
});
writeFileSync(
  join(root, "src/classifier/reference-answers.json"),
  `${JSON.stringify({ [BUILT_IN]: answers }, null, 2)}\n`,
);
for (const { seed, top } of answers)
  console.log(
    seed,
    top
      .slice(0, 3)
      .map(({ label, probability }) => `${label} ${probability}`)
      .join(", "),
  );

const wasm = await probabilities("wasm");
const apart = wasm.map((said, i) => Math.max(...said.map((p, at) => Math.abs(p - (plain[i]?.[at] ?? Number.NaN)))));
console.log(`wasm differs by at most ${Math.max(...apart)}`);
await flipBits(Number(values.flips));

async function probabilities(backend: "cpu" | "wasm"): Promise<Float32Array[]> {
  const engine = await createNodeEngine(files, backend, null);
  const said: Float32Array[] = [];
  for (const seed of REFERENCE_SEEDS)
    said.push((await answerOf(engine, "judge", { raster: referenceRaster(seed) })).probabilities);
  engine.close();
  return said;
}

/** The same network with one bit of its weights another each time: how many of them are found out. */
async function flipBits(count: number): Promise<void> {
  const rng = createRng("flips");
  let found = 0;
  for (let i = 0; i < count; i++) {
    const weights = new Uint8Array(files.weights.slice(0));
    const at = rng.int(weights.length);
    weights[at] = (weights[at] as number) ^ (1 << rng.int(8));
    const engine = await createNodeEngine({ ...files, weights: weights.buffer }, "wasm", null).catch(() => null);
    const proof =
      engine &&
      (await proveAnswers(engine.ask, answers).then(
        () => true,
        () => false,
      ));
    engine?.close();
    if (!proof) found++;
  }
  console.log(`${found} of ${count} flipped bits change an answer beyond the tolerance`);
}
