import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Harness, openHarness, type Visit, type VisitOptions } from "./harness";
import { keyboardHands, look, playBlock, waitFor } from "./player";

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

async function ready({ page }: Visit): Promise<void> {
  await waitFor(page, (now) => now.screen === "title", "the title");
  await page.waitForFunction(() => window.glimpse.game.stores.net.getState().kind === "ready");
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

describe("the net's answers are live", () => {
  /** Serves one file's bytes under another's name; `listed` puts their sum into the manifest as well. */
  async function swap({ context }: Visit, name: string, other: Buffer, listed: boolean): Promise<void> {
    const headers = { "Cross-Origin-Resource-Policy": "same-origin" };
    await context.route(`**/${name}`, (route) => route.fulfill({ body: other, contentType: "image/webp", headers }));
    if (!listed) return;
    await context.route("**/stimuli/manifest.json", async (route) => {
      const manifest = JSON.parse(await readFile("assets/stimuli/manifest.json", "utf8"));
      for (const item of manifest.items)
        if (item.file === name) item.sha256 = createHash("sha256").update(other).digest("hex");
      await route.fulfill({ json: manifest, headers });
    });
  }

  test("another picture under the same file name changes the verdict, once the collection lists it", async () => {
    const ball = await objectOf("ball");
    const flower = await objectOf("flower");
    const plain = await open();
    await ready(plain);
    const before = await judge(plain, ball.id);
    await plain.context.close();

    const swapped = await harness.visit();
    await swap(swapped, ball.file, await readFile(`assets/stimuli/${flower.file}`), true);
    await swapped.page.goto(harness.origin);
    await ready(swapped);
    const after = await judge(swapped, ball.id);
    await swapped.context.close();

    expect(before.choice).toBe("ball");
    expect(after.hash).not.toBe(before.hash);
    expect(after.top).not.toBe(before.top);
    expect(after.scores).not.toEqual(before.scores);
  });

  test("another picture that the collection does not list is shown to nobody", async () => {
    const ball = await objectOf("ball");
    const flower = await objectOf("flower");
    const swapped = await harness.visit();
    await swap(swapped, ball.file, await readFile(`assets/stimuli/${flower.file}`), false);
    await swapped.page.goto(harness.origin);
    await waitFor(swapped.page, (now) => now.screen === "title", "the title");
    await expect(judge(swapped, ball.id)).rejects.toThrow(/is not the one that the collection lists/);
    await swapped.context.close();
  });

  test("without the weights the player is told and can still play", async () => {
    const visit = await harness.visit();
    await visit.context.route("**/assets/model/**", (route) => route.fulfill({ status: 404, body: "gone" }));
    await visit.page.goto(`${harness.origin}/?level=first-glance&seed=3`);
    await waitFor(visit.page, (now) => now.screen === "warning", "the warning");
    await visit.page.evaluate(() => window.glimpse.game.go.acceptFlashes(false));
    await visit.page.waitForFunction(() => window.glimpse.game.stores.net.getState().kind === "absent");
    expect(await visit.page.locator("#overlay").textContent()).toMatch(/network|weights/i);
    await visit.page.evaluate(() => window.glimpse.game.play.start());
    await playBlock(visit.page, keyboardHands(visit.page));
    expect((await look(visit.page)).screen).toBe("results");
    const summary = await visit.page.evaluate(() => window.glimpse.game.stores.session.getState().summary);
    expect(summary?.net).toBeNull();
    expect(summary?.you.correct).toBe(16);
    await visit.context.close();
  });
});

describe("the net lasts", () => {
  test("it plays on WebGL in a worker, and a hundred classifications leak no tensor", async () => {
    const visit = await open();
    await ready(visit);
    const { id } = await objectOf("ball");
    const first = await judge(visit, id);
    expect(first.backend).toContain("webgl");
    const counts = await visit.page.evaluate(
      async ({ spec, object }) => {
        const { game, net } = window.glimpse;
        const stimulus = await game.pictures.compose({ ...spec, object: { ...spec.object, id: object } } as never);
        const before = (await net.stats())?.numTensors;
        for (let i = 0; i < 100; i++) await net.ask("judge", { raster: stimulus.raster, choices: ["ball", "flower"] });
        return { before, after: (await net.stats())?.numTensors };
      },
      { spec: SPEC, object: id },
    );
    expect(counts.before).toBeGreaterThan(0);
    expect(counts.after).toBe(counts.before);
    await visit.context.close();
  });

  test("a lost WebGL context is recovered, and the next verdict is the same", async () => {
    const visit = await open();
    await ready(visit);
    const { id } = await objectOf("ball");
    const before = await judge(visit, id);
    await visit.page.evaluate(() => window.glimpse.net.loseContext().catch(() => true));
    const after = await judge(visit, id);
    expect(after.hash).toBe(before.hash);
    expect(after.top).toBe(before.top);
    await visit.context.close();
  });

  test("each backend can be chosen, says its name, and agrees", async () => {
    const visit = await open();
    await ready(visit);
    const { id } = await objectOf("ball");
    const answers = [await judge(visit, id)];
    for (const backend of ["wasm", "cpu"] as const) {
      await visit.page.evaluate((wanted) => window.glimpse.game.settings.change({ backend: wanted }), backend);
      await visit.page.waitForFunction((wanted) => {
        const status = window.glimpse.game.stores.net.getState();
        return status.kind === "ready" && status.backend.includes(wanted);
      }, backend);
      answers.push(await judge(visit, id));
    }
    expect(answers.map((answer) => answer.backend)).toEqual(
      ["webgl", "wasm", "cpu"].map((name) => expect.stringContaining(name)),
    );
    for (const { top } of answers) expect(top).toBe(answers[0]?.top);
    await visit.context.close();
  });

  test("an opponent that needs the network says so without one, and the built-in one plays on", async () => {
    const visit = await open();
    await ready(visit);
    await visit.page.evaluate(() => window.glimpse.game.settings.change({ opponent: "mobilenet-v2-100" }));
    await visit.page.waitForFunction(() =>
      window.glimpse.game.stores.screen.getState().notices.some((notice) => notice.kind === "opponent-unreachable"),
    );
    await visit.page.waitForFunction(() => {
      const status = window.glimpse.game.stores.net.getState();
      return status.kind === "ready" && status.opponent === "mobilenet-v1-025";
    });
    expect((await judge(visit, (await objectOf("ball")).id)).choice).toBe("ball");
    await visit.context.close();
  });
});
