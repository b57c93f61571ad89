import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StimulusSpec } from "../../src/core/trial/trial";
import { degrees } from "../../src/core/units";
import { createNodePictures } from "../../src/pictures/node";
import { type Harness, openHarness } from "./harness";
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

/** Where the stage's stimulus stands on the page, in whole CSS pixels. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
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
  const { hash, place } = await page.evaluate(
    async (wanted) => {
      const { game, presenter } = window.glimpse;
      document.body.classList.add("playing");
      document.getElementById("overlay")?.setAttribute("hidden", "");
      const stimulus = await game.pictures.compose(wanted as never);
      const timing = { fixation: 200, exposure: 20_000, gap: 0, mask: 0, deadline: 1000 };
      await presenter.measureRefresh();
      await presenter.prepare({ timing, picture: stimulus.raster, mask: stimulus.raster, calm: false } as never);
      await new Promise<void>((resolve) => {
        // Broken off by the end of the visit; nobody waits for it.
        presenter.present((stage) => stage === "stimulus" && resolve()).catch(() => {});
      });
      const box = document.querySelector("#flash canvas")?.getBoundingClientRect();
      return { hash: stimulus.hash, place: box ? { x: box.x, y: box.y, width: box.width, height: box.height } : null };
    },
    spec as unknown as Record<string, unknown>,
  );
  expect(hash).toBe(inNode.hash);
  expect(place).toMatchObject({ width: 448, height: 448 });
  await page.waitForTimeout(200);
  const shot = await page.screenshot();
  await visit.context.close();

  const box = place as Place;
  const seen = await sharp(shot)
    .ensureAlpha()
    .extract({ left: box.x, top: box.y, width: 448, height: 448 })
    .raw()
    .toBuffer();
  expect(Buffer.compare(seen, Buffer.from(inNode.raster.data))).toBe(0);
});
