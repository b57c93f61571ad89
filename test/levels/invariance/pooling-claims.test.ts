import { beforeAll, describe, expect, test } from "vitest";
import { loadDeck } from "../../../src/content/load";
import type { Plane } from "../../../src/core/vision/plane";
import {
  type Anchor,
  anchorOf,
  answersOf,
  type CellKind,
  smallPicture,
} from "../../../src/levels/invariance/pooling-model";
import {
  MOST_SHIFT,
  PLAIN,
  type PoolingChoice,
  poolingSpec,
  SHOWN_OBJECT,
} from "../../../src/levels/invariance/pooling-specs";
import { createNodePictures } from "../../../src/pictures/node";
import { nodeSource } from "../../../src/tools/node-source";

let picture: (change: Partial<PoolingChoice>) => Promise<Plane>;
let plain: Plane;
beforeAll(async () => {
  const content = await loadDeck(nodeSource());
  const pictures = await createNodePictures(content.fileOf);
  picture = async (change) =>
    smallPicture((await pictures.compose(poolingSpec(SHOWN_OBJECT, { ...PLAIN, ...change }))).raster);
  plain = await picture({});
});

/** Answers as shares of those to the unchanged picture. */
async function answers(kind: CellKind, change: Partial<PoolingChoice>) {
  const anchor: Anchor = anchorOf(plain, kind);
  const before = answersOf(plain, anchor, kind);
  const now = answersOf(await picture(change), anchor, kind);
  return {
    onePlace: now.onePlace / before.onePlace,
    allPlaces: now.allPlaces / before.allPlaces,
    allDirections: now.allDirections / before.allDirections,
  };
}

describe("what the explanation says of the picture that it shows", () => {
  test("moved: the detector at one place loses it, the strongest of all places is the same", async () => {
    for (const kind of ["simple", "complex"] as const)
      for (const change of [{ shiftX: 9, shiftY: -4 }, { shiftX: MOST_SHIFT }, { shiftX: -MOST_SHIFT }]) {
        const now = await answers(kind, change);
        expect(now.allPlaces).toBeCloseTo(1, 2);
        if (change.shiftY) expect(now.onePlace).toBeLessThan(0.5);
      }
  });

  test("negative: a complex cell answers as before, a simple one otherwise", async () => {
    expect((await answers("complex", { negative: true })).onePlace).toBeCloseTo(1, 1);
    expect(Math.abs((await answers("simple", { negative: true })).onePlace - 1)).toBeGreaterThan(0.3);
  });

  test("turned: pooling over places does not bring it back, pooling over directions does", async () => {
    const now = await answers("complex", { turn: 90 });
    expect(now.allPlaces).toBeLessThan(0.5);
    expect(now.allDirections).toBeCloseTo(1, 1);
  });

  test("less contrast: every answer shrinks in the same measure", async () => {
    const now = await answers("complex", { contrast: 0.3 });
    for (const share of Object.values(now)) expect(share).toBeCloseTo(0.3, 1);
  });
});
