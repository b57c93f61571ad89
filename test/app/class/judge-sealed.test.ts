import { expect, it, vi } from "vitest";
import { judgeSealed } from "../../../src/app/class/judge-sealed";
import type { NetPort } from "../../../src/app/ports";
import { ms } from "../../../src/core/units";
import { greyRaster } from "../../../src/core/vision/raster";

const verdict = { choice: "dog", scores: [1, 0], tie: false, top5: [], model: "m", backend: "webgl", time: ms(9) };
const picture = { raster: greyRaster(4, 4), hash: "abc" };

it("asks the page's net about the very pixels and choices", async () => {
  const ask = vi.fn(async () => verdict);
  expect(await judgeSealed({ ask: ask as unknown as NetPort["ask"] }, picture, ["dog", "cup"])).toBe(verdict);
  expect(ask).toHaveBeenCalledExactlyOnceWith("judge", { raster: picture.raster, choices: ["dog", "cup"] });
});

it("has no verdict where no net plays", async () => {
  const ask = (async () => null) as NetPort["ask"];
  expect(await judgeSealed({ ask }, picture, ["dog", "cup"])).toBeNull();
});
