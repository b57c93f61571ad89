import { beforeAll, describe, expect, test } from "vitest";
import type { PictureDesk } from "../../../src/app/picture-desk";
import { answerOf, createNodeEngine, readModel } from "../../../src/classifier/node";
import { type LoadedDeck, loadDeck } from "../../../src/content/load";
import { modelCell } from "../../../src/core/concept/model-cell";
import type { PanelStimulus } from "../../../src/core/concept/panel";
import { areasByForm, bestUnit, FOUND_WITHIN, isFound, photoAreas } from "../../../src/core/concept/selectivity";
import { createRng } from "../../../src/core/rng";
import { pictureForms } from "../../../src/core/trial/flash-task";
import { HUNT_CONCEPTS, huntPanel } from "../../../src/levels/grandmother-cell/panel-run";
import { createNodePictures } from "../../../src/pictures/node";
import { nodeSource } from "../../../src/tools/node-source";

let content: LoadedDeck;
let panel: readonly PanelStimulus[];
const features: Float32Array[] = [];
const outputs: Float32Array[] = [];

beforeAll(async () => {
  content = await loadDeck(nodeSource());
  panel = huntPanel({ pictures: { deck: content.deck } as PictureDesk });
  const pictures = await createNodePictures((id) => content.fileOf(id));
  const engine = await createNodeEngine(await readModel("assets/model/mobilenet-v1-025-224"));
  for (const { spec } of panel) {
    const seen = await answerOf(engine, "inspect", await pictures.compose(spec));
    features.push(seen.features);
    outputs.push(seen.probabilities);
  }
});

describe("the panel", () => {
  test("is the same every time, and gives every concept the same number of everything", () => {
    expect(huntPanel({ pictures: { deck: { ...content.deck } } as PictureDesk })).toEqual(panel);
    expect(HUNT_CONCEPTS.length).toBeGreaterThanOrEqual(8);
    for (const concept of HUNT_CONCEPTS) {
      const own = panel.filter((stimulus) => stimulus.concept === concept);
      const counts = pictureForms.map((form) => own.filter((stimulus) => stimulus.form === form).length);
      expect(counts, concept).toEqual([18, 2, 3, 2, 2]);
    }
  });
});

describe("the net on the panel", () => {
  test("has units that know a concept from its photographs, and hardly from its name", () => {
    const seen = HUNT_CONCEPTS.map((concept) => {
      const areas = photoAreas(panel, features, concept);
      const unit = bestUnit(areas);
      const winners = areas.filter((_, each) => isFound(areas, each)).length;
      return { concept, unit, winners, ...areasByForm(panel, (i) => features[i]?.[unit] ?? 0, concept) };
    });
    const mean = (form: (typeof pictureForms)[number]) => seen.reduce((sum, each) => sum + each[form], 0) / seen.length;
    expect(mean("photo")).toBeGreaterThan(0.85);
    for (const form of ["word-en", "word-zh-CN"] as const) {
      expect(mean(form)).toBeLessThan(mean("photo") - 0.2);
    }
    for (const { winners } of seen) expect(winners).toBeLessThanOrEqual(26);
  });

  test("a unit wins within the documented distance of the best, and not beyond it", () => {
    expect(isFound([0.6, 0.9, 0.9 - FOUND_WITHIN / 2], 2)).toBe(true);
    expect(isFound([0.6, 0.9, 0.85], 2)).toBe(false);
  });
});

test("the model concept cell does not mind the form", () => {
  const cell = modelCell(panel, "fish", createRng("cell"));
  expect(Object.values(areasByForm(panel, (i) => cell[i] ?? 0, "fish"))).toEqual([1, 1, 1, 1, 1]);
});
