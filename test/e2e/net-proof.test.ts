import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NetStatus } from "../../src/app/ports";
import { opponents } from "../../src/classifier/opponents";
import { REFERENCE_SEEDS, referenceRaster, TOLERANCE } from "../../src/classifier/references";
import { topK } from "../../src/core/decision/decide";
import { type Harness, openHarness, type Visit } from "./harness";
import { answersTo, beginWorkersWith, refuseWorkers } from "./net-hands";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

const known = opponents["mobilenet-v1-025"].references ?? [];

/** How the net stands once it has come, or has given up. */
async function settled({ page }: Visit, search = ""): Promise<NetStatus> {
  await page.goto(`${harness.origin}/${search}`);
  await page.waitForFunction(() => ["ready", "absent"].includes(window.glimpse?.game.stores.net.getState().kind ?? ""));
  return page.evaluate(() => window.glimpse.game.stores.net.getState());
}

/** What a protection against fingerprinting does to pixels that are read back; `value` is written over them. */
const falsify = (value: string) => `
  for (const Context of [self.WebGLRenderingContext, self.WebGL2RenderingContext])
    for (const name of ["readPixels", "getBufferSubData"]) {
      const read = Context?.prototype[name];
      if (!read) continue;
      Context.prototype[name] = function (...given) {
        read.apply(this, given);
        for (const each of given) if (ArrayBuffer.isView(each)) each.fill(${value});
      };
    }`;

describe("the net proves itself", () => {
  test.each([
    ["in full precision, in a worker", false, "", 1e-3],
    ["in half floats, on the page", true, "?tfjsflags=WEBGL_FORCE_F16_TEXTURES:true", TOLERANCE],
  ] as const)("on WebGL %s", async (_, onPage, search, within) => {
    const visit = await harness.visit();
    if (onPage) await refuseWorkers(visit.context);
    expect(await settled(visit, search)).toMatchObject({ kind: "ready", backend: "webgl", onMainThread: onPage });
    const said = await answersTo(visit.page, REFERENCE_SEEDS.map(referenceRaster));
    for (const [i, { top }] of known.entries()) {
      expect(topK(said[i] ?? [], 1)[0]).toBe(top[0]?.index);
      for (const { index, probability } of top)
        expect(Math.abs((said[i]?.[index] ?? Number.NaN) - probability)).toBeLessThan(within);
    }
    await visit.context.close();
  });

  test.each(["1", "Number.NaN", "Math.random()"])(
    "not on WebGL whose read-back is falsified to %s: another backend plays",
    async (value) => {
      const visit = await harness.visit();
      await beginWorkersWith(visit.context, falsify(value));
      expect(await settled(visit)).toMatchObject({ kind: "ready", backend: "wasm" });
      await visit.context.close();
    },
  );

  test("nowhere where every backend is wrong, and says so in both languages", async () => {
    const visit = await harness.visit();
    // Every array that a backend reads its answer into goes through this copy.
    await beginWorkersWith(
      visit.context,
      `const from = Float32Array.from.bind(Float32Array);
       Float32Array.from = (values, ...more) => from(values, ...more).map((value) => value * 0.5);`,
    );
    expect(await settled(visit, "?level=first-glance&seed=1")).toMatchObject({
      kind: "absent",
      reason: "wrong-answers",
    });
    await visit.page.evaluate(() => window.glimpse.game.go.acceptFlashes(false));
    const words = async (language: "en" | "zh-CN") => {
      await visit.page.evaluate((wanted) => window.glimpse.game.settings.speak(wanted), language);
      return visit.page.locator("#overlay").textContent();
    };
    expect(await words("en")).toContain("The net cannot play here");
    expect(await words("zh-CN")).toContain("网络在这里没法上场");
    await visit.context.close();
  });
});

describe("sums of the weights", () => {
  /** Serves the shard with one bit flipped as often as told. */
  async function flip({ context }: Visit, times: number): Promise<void> {
    let served = 0;
    await context.route("**/*.bin", async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      if (served++ < times) body.writeUInt8(body.readUInt8(300_000) ^ 1, 300_000);
      await route.fulfill({ response, body });
    });
  }

  test("a bit flipped once is fetched again, and the net plays", async () => {
    const visit = await harness.visit();
    await flip(visit, 1);
    expect(await settled(visit)).toMatchObject({ kind: "ready" });
    await visit.context.close();
  });

  test("a bit flipped for good: no net, and the reason", async () => {
    const visit = await harness.visit();
    await flip(visit, 99);
    const status = await settled(visit);
    expect(status).toMatchObject({ kind: "absent", reason: "weights-damaged" });
    expect(status.kind === "absent" && status.detail).toMatch(/\.bin is damaged: its SHA-256/);
    await visit.context.close();
  });
});

describe("workers", () => {
  test("that are refused leave the net the page, and the pictures a sentence", async () => {
    const visit = await harness.visit();
    await refuseWorkers(visit.context);
    expect(await settled(visit)).toMatchObject({ kind: "ready", onMainThread: true });
    const composing = visit.page.evaluate(() => {
      const object = { id: "ball-basketball", x: 0.5, y: 0.5, size: 0.8, turn: 0, mirror: false };
      return window.glimpse.game.pictures.compose({ object, background: { kind: "grey" }, light: 1 } as never);
    });
    await expect(composing).rejects.toThrow("the picture worker could not be asked: workers are refused");
    await visit.context.close();
  });

  test("that never say a word are given up", async () => {
    const visit = await harness.visit();
    await visit.context.route(/\/app\/worker-[^/]*\.js$/, async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: text.includes("browser-serve") ? "" : text });
    });
    expect(await settled(visit)).toMatchObject({ kind: "ready", onMainThread: true });
    await visit.context.close();
  });
});
