import type { NetPort } from "../../src/app/ports";
import { placeScores } from "../../src/classifier/client";
import type { Engine } from "../../src/classifier/engine";
import { imagenetLabel, toVerdict } from "../../src/classifier/verdict";
import type { CategoryClasses } from "../../src/core/decision/decide";
import { ms } from "../../src/core/units";
import { fakeNet } from "../app/fake-ports";

/** The real network as a port of the game. Every verdict takes no time: what a machine needs is no part of a record. */
export function nodeNet(engine: Engine, categories: readonly CategoryClasses[]): NetPort {
  const by = { model: "MobileNet v1 0.25 224", backend: "wasm" };
  return {
    ...fakeNet(),
    judge: async ({ raster }, choices) => ({
      ...toVerdict(await engine.judge(raster), choices, categories, by),
      time: ms(0),
    }),
    places: async ({ raster }, choices) => {
      const { places } = await engine.judge(raster, true);
      return places ? placeScores(places, choices, categories) : null;
    },
    inspect: async (raster) => ({ ...(await engine.inspect(raster)), label: imagenetLabel }),
  };
}
