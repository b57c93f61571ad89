import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StimulusSpec } from "../../src/core/trial/trial";
import { degrees } from "../../src/core/units";
import { createNodePictures } from "../../src/pictures/node";
import { type Harness, openHarness } from "./harness";
import { holdPicture, pixelsThatDiffer } from "./held-picture";
import { waitFor } from "./player";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly file: string;
}

test("Node, the net and the screen have the same bytes: a screenshot of the stage equals the composed stimulus", async () => {
  const { items } = JSON.parse(await readFile("assets/stimuli/manifest.json", "utf8")) as { items: Item[] };
  const first = (kind: string) => items.find((item) => item.kind === kind)?.id as string;
  const spec: StimulusSpec = {
    object: { id: first("object"), x: 0.47, y: 0.52, size: 0.7, turn: degrees(11), mirror: true },
    background: { kind: "photo", id: first("background"), left: 0.3, top: 0.6, zoom: 0.8, mirror: true },
    light: 0.93,
  };
  const inNode = await (
    await createNodePictures((id) => `assets/stimuli/${items.find((item) => item.id === id)?.file}`)
  ).compose(spec);

  const visit = await harness.visit({ reducedMotion: "reduce" });
  const { page } = visit;
  await page.goto(harness.origin);
  await waitFor(page, (now) => now.screen === "title", "the title");
  const held = await holdPicture(page, spec);
  expect(held.hash).toBe(inNode.hash);
  expect(held.place).toMatchObject({ width: 448, height: 448 });
  await page.waitForTimeout(200);
  const shot = await page.screenshot();
  await visit.context.close();
  expect(await pixelsThatDiffer(shot, held, inNode.raster)).toBe(0);
});
