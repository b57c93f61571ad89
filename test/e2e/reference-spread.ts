/**
 * How far each way of calculating is from the known answers to the reference pictures, in Chromium:
 * `npm run build && npx tsx test/e2e/reference-spread.ts`. WebGL is SwiftShader's here, in full and in half precision.
 */
import { opponents } from "../../src/classifier/opponents";
import { REFERENCE_SEEDS, referenceRaster, TOLERANCE } from "../../src/classifier/references";
import { openHarness } from "./harness";
import { answersTo, refuseWorkers } from "./net-hands";

const known = opponents["mobilenet-v1-025"].references ?? [];
const WAYS = [
  { name: "webgl, float32, in a worker", backend: "webgl", flags: null, page: false },
  { name: "webgl, float32, on the page", backend: "webgl", flags: null, page: true },
  { name: "webgl, half floats", backend: "webgl", flags: "WEBGL_FORCE_F16_TEXTURES:true", page: true },
  { name: "wasm", backend: "wasm", flags: null, page: false },
  { name: "cpu", backend: "cpu", flags: null, page: false },
] as const;

const harness = await openHarness();
for (const { name, backend, flags, page: onPage } of WAYS) {
  const visit = await harness.visit();
  if (onPage) await refuseWorkers(visit.context);
  await visit.page.goto(`${harness.origin}/${flags ? `?tfjsflags=${flags}` : ""}`);
  const status = await visit.page.evaluate(async (choice) => {
    while (!window.glimpse) await new Promise((resume) => setTimeout(resume, 50));
    return window.glimpse.net.use("mobilenet-v1-025", choice);
  }, backend);
  const said = await answersTo(visit.page, REFERENCE_SEEDS.map(referenceRaster));
  const apart = said.map((probabilities, i) =>
    Math.max(
      ...(known[i]?.top ?? []).map(({ index, probability }) =>
        Math.abs((probabilities[index] ?? Number.NaN) - probability),
      ),
    ),
  );
  const plays = status.kind === "ready" ? `${status.backend}${status.onMainThread ? " on the page" : ""}` : status.kind;
  console.log(`${name} (${plays}): at most ${Math.max(...apart).toExponential(2)} of ${TOLERANCE} allowed`);
  await visit.context.close();
}
await harness.close();
