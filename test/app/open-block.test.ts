import { expect, test } from "vitest";
import { describeBlock, misfit } from "../../src/app/open-block";
import { loadDeck } from "../../src/content/load";
import { loadLevel } from "../../src/content/load-level";
import type { Allowances } from "../../src/core/trial/allowances";
import { nodeSource } from "../../src/tools/node-source";

const source = nodeSource();

async function blockAt(
  id: string,
  viewing: { pixelsPerMm: number; distanceCm: number; reach: number },
  seed = "7",
  wishes: Allowances = {},
) {
  const [level, { deck }] = await Promise.all([loadLevel(source, id), loadDeck(source)]);
  const settings = { subject: "p1", calm: false, ...wishes };
  return describeBlock({
    level,
    seed,
    deck,
    viewing: {
      ...viewing,
      measured: true,
      trust: "measured",
      field: { width: 900, height: 600 },
      pixelRatio: 1,
      pinch: 1,
    },
    settings,
  });
}
const noted = async (id: string) => ({
  ...(await blockAt(id, { pixelsPerMm: 4, distanceCm: 57, reach: 12 })),
  session: "s",
  begun: "2026-01-01T00:00:00Z",
  done: 3,
});

test("the same level, seed and screen are the same block, whatever the way of playing", async () => {
  for (const id of ["first-glance", "fovea", "glimpses"])
    expect(misfit(await noted(id), await blockAt(id, { pixelsPerMm: 4, distanceCm: 57, reach: 12 }))).toBeNull();
});

test("where pictures stand at measured places, another screen is another block", async () => {
  const note = await noted("fovea");
  expect(misfit(note, await blockAt("fovea", { pixelsPerMm: 5, distanceCm: 57, reach: 12 }))).toBe("screen");
  expect(misfit(note, await blockAt("fovea", { pixelsPerMm: 4, distanceCm: 57, reach: 3 }))).toBe("trials");
  const middle = await noted("first-glance");
  expect(misfit(middle, await blockAt("first-glance", { pixelsPerMm: 5, distanceCm: 40, reach: 3 }))).toBeNull();
});

test("another seed is another block", async () => {
  const wide = { pixelsPerMm: 4, distanceCm: 57, reach: 12 };
  expect(misfit(await noted("first-glance"), await blockAt("first-glance", wide, "8"))).toBe("trials");
});

test("more time to answer or longer flashes make another block, but only where a level grants them", async () => {
  const wide = { pixelsPerMm: 4, distanceCm: 57, reach: 12 };
  const why = async (id: string, wishes: Allowances) => misfit(await noted(id), await blockAt(id, wide, "7", wishes));
  expect(await why("first-glance", { answerTime: "level", longerFlashes: false })).toBeNull();
  expect(await why("first-glance", { answerTime: "long" })).toBe("trials");
  expect(await why("first-glance", { longerFlashes: true })).toBe("trials");
  expect(await why("fovea", { longerFlashes: true })).toBeNull();
  expect(await why("glimpses", { answerTime: "unlimited" })).toBeNull();
});
