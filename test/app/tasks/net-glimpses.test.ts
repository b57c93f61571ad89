import { expect, test, vi } from "vitest";
import { netOwnGlimpses, type OwnGlimpses } from "../../../src/app/tasks/net-glimpses";
import type { ScenePoint } from "../../../src/core/trial/glimpse-log";
import { START } from "../../../src/core/trial/glimpse-machine";
import { greyRaster } from "../../../src/core/vision/raster";

/** All cells are sure of the first choice, but for one. */
const unsureAt = (cell: number) => Array.from({ length: 49 }, (_, i) => (i === cell ? [0.5, 0.5] : [1, 0]));

function net(own: Partial<OwnGlimpses> = {}) {
  const seen: ScenePoint[] = [];
  const judge = vi.fn(async (): Promise<{ scores: readonly number[] } | null> => ({ scores: [0.1, 0.3] }));
  const cells = vi.fn(async (): Promise<readonly (readonly number[])[] | null> => unsureAt(48));
  const glimpses = netOwnGlimpses({
    choices: ["a", "b"],
    count: 3,
    see: async (gaze) => {
      seen.push(gaze);
      return greyRaster(64, 64);
    },
    judge,
    cells,
    ...own,
  });
  return { glimpses, seen, judge, cells };
}

test("the net looks at the middle first, then where it is least sure, as often as it may", async () => {
  const { glimpses, seen, judge, cells } = net();
  const made = await glimpses;
  expect(made?.map(({ gaze }) => gaze)).toEqual(seen);
  expect(seen[0]).toEqual(START);
  expect(seen).toHaveLength(3);
  expect(seen[1]?.x).toBeGreaterThan(0.8);
  expect(seen[1]?.y).toBeGreaterThan(0.8);
  expect(judge).toHaveBeenCalledTimes(3);
  // After the last glimpse it need not choose another.
  expect(cells).toHaveBeenCalledTimes(2);
  expect(made?.map(({ choice }) => choice)).toEqual(["b", "b", "b"]);
  expect(made?.[2]?.evidence[1]).toBeCloseTo(0.75);
});

test("where no jump is given the net has its one glimpse, and asks for no other", async () => {
  const { glimpses, cells } = net({ count: 1 });
  expect(await glimpses).toMatchObject([{ gaze: START, choice: "b" }]);
  expect(cells).not.toHaveBeenCalled();
});

test("a net that cannot judge, or cannot choose where to look, has no glimpses of its own", async () => {
  const mute = net({ judge: async () => null });
  expect(await mute.glimpses).toBeNull();
  expect(mute.seen).toHaveLength(1);
  const blind = net({ cells: async () => null });
  expect(await blind.glimpses).toBeNull();
  expect(blind.seen).toHaveLength(1);
});
