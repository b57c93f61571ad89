import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keyboardHands } from "./hands";
import { type Harness, openHarness, type Visit, type VisitOptions } from "./harness";
import { look, playBlock, playOn, waitFor } from "./player";
import { shorten } from "./short-level";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

const SPEC = {
  object: { id: "", x: 0.5, y: 0.5, size: 0.85, turn: 0, mirror: false },
  background: { kind: "grey" },
  light: 1,
};

async function open(options?: VisitOptions): Promise<Visit> {
  const visit = await harness.visit(options);
  await visit.page.goto(harness.origin);
  return visit;
}

/** Id and file of the first object of a category, from the manifest that the game loads. */
async function objectOf(category: string): Promise<{ id: string; file: string }> {
  const manifest = JSON.parse(await readFile("assets/stimuli/manifest.json", "utf8")) as {
    items: { id: string; kind: string; category?: string; file: string }[];
  };
  const found = manifest.items.find((item) => item.kind === "object" && item.category === category);
  if (!found) throw new Error(`the deck has no ${category}`);
  return found;
}

const judge = ({ page }: Visit, id: string) =>
  page.evaluate(
    async ({ spec, object }) => {
      const { game, net } = window.glimpse;
      const stimulus = await game.pictures.compose({ ...spec, object: { ...spec.object, id: object } } as never);
      const verdict = await net.ask("judge", {
        raster: stimulus.raster,
        choices: ["ball", "flower", "guitar", "car"],
      });
      return {
        hash: stimulus.hash,
        choice: verdict?.choice,
        top: verdict?.top5[0]?.label,
        scores: verdict?.scores,
        backend: verdict?.backend,
      };
    },
    { spec: SPEC, object: id },
  );

/** Tensors before and after so many verdicts on one picture. */
const tensors = ({ page }: Visit, object: string, times: number) =>
  page.evaluate(
    async ({ spec, id, count }) => {
      const { game, net } = window.glimpse;
      const stimulus = await game.pictures.compose({ ...spec, object: { ...spec.object, id } } as never);
      await net.ask("judge", { raster: stimulus.raster, choices: ["ball", "flower"] });
      const before = (await net.stats())?.numTensors ?? 0;
      for (let i = 0; i < count; i++) await net.ask("judge", { raster: stimulus.raster, choices: ["ball", "flower"] });
      return { before, after: (await net.stats())?.numTensors };
    },
    { spec: SPEC, id: object, count: times },
  );

// One page for all of it: a net takes its time to warm up.
describe("the net", () => {
  let visit: Visit;
  let ball: { id: string; file: string };
  let first: Awaited<ReturnType<typeof judge>>;
  beforeAll(async () => {
    visit = await open();
    await playOn(visit.page, "webgl");
    ball = await objectOf("ball");
    first = await judge(visit, ball.id);
  });
  afterAll(() => visit?.context.close());

  test("plays on WebGL in a worker, and leaks no tensor", async () => {
    expect(first.backend).toContain("webgl");
    const { before, after } = await tensors(visit, ball.id, 50);
    expect(before).toBeGreaterThan(0);
    expect(after).toBe(before);
  });

  test("recovers from a lost WebGL context, and its next verdict is the same", async () => {
    await visit.page.evaluate(() => window.glimpse.net.loseContext().catch(() => true));
    const after = await judge(visit, ball.id);
    expect(after.hash).toBe(first.hash);
    expect(after.top).toBe(first.top);
  });

  test("plays on every backend, says its name, and agrees", async () => {
    for (const backend of ["wasm", "cpu"] as const) {
      await playOn(visit.page, backend);
      const answer = await judge(visit, ball.id);
      expect(answer).toMatchObject({ backend: expect.stringContaining(backend), top: first.top });
      if (backend !== "wasm") continue;
      const { before, after } = await tensors(visit, ball.id, 100);
      expect(after).toBe(before);
    }
  });

  test("says that an opponent needs the network where there is none, and the built-in one plays on", async () => {
    await visit.page.evaluate(() => window.glimpse.game.settings.change({ opponent: "mobilenet-v2-100" }));
    await visit.page.waitForFunction(() =>
      window.glimpse.game.stores.screen.getState().notices.some((notice) => notice.kind === "opponent-unreachable"),
    );
    await waitFor(visit.page, ({ net }) => net.startsWith("ready mobilenet-v1-025"), "the built-in net");
    expect((await judge(visit, ball.id)).choice).toBe("ball");
  });

  /** Serves one file's bytes under another's name; `listed` puts their sum into the manifest as well. */
  async function swap({ context }: Visit, listed: boolean): Promise<void> {
    const headers = { "Cross-Origin-Resource-Policy": "same-origin" };
    const other = await readFile(`assets/stimuli/${(await objectOf("flower")).file}`);
    await context.route(`**/${ball.file}`, (route) =>
      route.fulfill({ body: other, contentType: "image/webp", headers }),
    );
    if (!listed) return;
    await context.route("**/stimuli/manifest.json", async (route) => {
      const manifest = JSON.parse(await readFile("assets/stimuli/manifest.json", "utf8"));
      for (const item of manifest.items)
        if (item.file === ball.file) item.sha256 = createHash("sha256").update(other).digest("hex");
      await route.fulfill({ json: manifest, headers });
    });
  }

  test("judges the pixels: another picture under the same file name changes the verdict, once the collection lists it", async () => {
    const swapped = await harness.visit();
    await swap(swapped, true);
    await swapped.page.goto(harness.origin);
    await playOn(swapped.page, "webgl");
    const after = await judge(swapped, ball.id);
    await swapped.context.close();
    expect(first.choice).toBe("ball");
    expect(after.hash).not.toBe(first.hash);
    expect(after.top).not.toBe(first.top);
    expect(after.scores).not.toEqual(first.scores);
  });

  test("another picture that the collection does not list is shown to nobody", async () => {
    const swapped = await harness.visit();
    await swap(swapped, false);
    await swapped.page.goto(harness.origin);
    await playOn(swapped.page, "webgl");
    await expect(judge(swapped, ball.id)).rejects.toThrow(/is not the picture that the collection lists/);
    await swapped.context.close();
  });
});

test("without the weights the player is told and can still play", async () => {
  const visit = await harness.visit({ levels: shorten });
  const { page } = visit;
  await visit.context.route("**/assets/model/**", (route) => route.fulfill({ status: 404, body: "gone" }));
  await page.goto(`${harness.origin}/?level=first-glance&seed=3`);
  await waitFor(page, (now) => now.screen === "warning", "the warning");
  await page.evaluate(() => window.glimpse.game.go.acceptFlashes(false));
  await waitFor(page, ({ net }) => net.startsWith("absent"), "the news that no net can play");
  expect(await page.locator("#overlay").textContent()).toMatch(/network|weights/i);
  await page.evaluate(() => window.glimpse.game.play.start());
  await playBlock(page, keyboardHands(page));
  expect((await look(page)).screen).toBe("results");
  const summary = await page.evaluate(() => window.glimpse.game.stores.session.getState().summary);
  expect(summary?.net).toBeNull();
  expect(summary?.you).toMatchObject({ n: 4, correct: 4 });
  await visit.context.close();
});
