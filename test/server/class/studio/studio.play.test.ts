import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerOf, createNodeEngine, readModel } from "../../../../src/classifier/node";
import { toVerdict } from "../../../../src/classifier/verdict";
import { taskOf } from "../../../../src/content/level";
import type { LoadedDeck } from "../../../../src/content/load";
import { loadLevel } from "../../../../src/content/load-level";
import { buildBlock } from "../../../../src/core/trial/build-block";
import type { StimulusSpec, Trial } from "../../../../src/core/trial/trial";
import { hashRaster } from "../../../../src/core/vision/raster";
import { createNodePictures } from "../../../../src/pictures/node";
import type { PictureMaker } from "../../../../src/pictures/picture-maker";
import type { PictureReply, PictureRequest } from "../../../../src/pictures/protocol";
import { ROOM_STEP } from "../../../../src/pictures/sealed-picture";
import { type PictureScope, servePictures } from "../../../../src/pictures/serve";
import { pictureHandler, pictureUrl } from "../../../../src/server/class/studio/picture-handler";
import { createSealedStore } from "../../../../src/server/class/studio/sealed-store";
import { loadDeckForServer, serverSource } from "../../../../src/server/class/studio/server-content";
import { COMMON_ROOM, openStudio, type SealedPicture, type Studio } from "../../../../src/server/class/studio/studio";
import { createWebServer } from "../../../../src/server/web-server";
import { PROJECT_ROOT } from "../../../../src/tools/node-source";

const LEVELS = [
  "first-glance",
  "small-and-cluttered",
  "more-time",
  "fovea",
  "invariance",
  "texture-or-shape",
  "grandmother-cell",
];
const EACH = 3;

let studio: Studio;
let deck: LoadedDeck;
let maker: PictureMaker;
const blocks = new Map<string, readonly Trial[]>();
const store = createSealedStore();
let server: Server;
let origin: string;

beforeAll(async () => {
  studio = openStudio();
  deck = await loadDeckForServer();
  maker = await createNodePictures((id) => join(PROJECT_ROOT, deck.fileOf(id)));
  for (const id of LEVELS) {
    const level = await loadLevel(serverSource(), id);
    const task = taskOf(level, "flash");
    const block = buildBlock({ level: id, levelVersion: level.version, seed: "studio", task, deck: deck.deck });
    blocks.set(id, block.trials.slice(0, EACH));
  }
  server = createWebServer(pictureHandler(store));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await studio.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const trialsOf = (level: string): readonly Trial[] => blocks.get(level) as readonly Trial[];

/** The page's worker, in this thread. */
function openPage(): { ask(request: object): Promise<PictureReply>; close(): void } {
  const waiting = new Map<number, (reply: PictureReply) => void>();
  const scope: PictureScope = {
    onmessage: null,
    postMessage: (reply: PictureReply) => {
      if ("id" in reply) waiting.get(reply.id)?.(reply);
    },
  } as unknown as PictureScope;
  // The worker asks for its decoder at an address that only the built game has.
  const real = globalThis.fetch;
  globalThis.fetch = async (url, init) =>
    String(url).includes("webp_dec")
      ? new Response(await readFile(createRequire(import.meta.url).resolve("@jsquash/webp/codec/dec/webp_dec.wasm")))
      : real(url, init);
  servePictures(scope);
  let last = 0;
  return {
    ask: (request) =>
      new Promise((resolve) => {
        const id = ++last;
        waiting.set(id, resolve);
        scope.onmessage?.({ data: { ...request, id } as PictureRequest } as MessageEvent);
      }),
    close: () => {
      globalThis.fetch = real;
    },
  };
}

describe("from the server's composer to the page", () => {
  it.each(LEVELS)("every pixel of %s stays what it is, and all sizes of a block are one", async (level) => {
    const trials = trialsOf(level);
    const counts: number[] = [];
    const sealed = await studio.sealBlock(
      trials.map(({ stimulus }) => stimulus),
      { onDone: (count) => counts.push(count) },
    );
    expect(counts).toEqual([1, 2, 3]);
    expect(new Set(sealed.map(({ bytes }) => bytes.length)).size).toBe(1);
    expect(new Set(sealed.flatMap(({ id, key }) => [id, key])).size).toBe(2 * EACH);
    for (const picture of sealed) store.put(level, picture);
    const page = openPage();
    try {
      for (const [i, { id, key, hash }] of sealed.entries()) {
        const url = `${origin}/${pictureUrl(id)}`;
        expect((await page.ask({ kind: "fetch sealed", url })).kind).toBe("fetched");
        const reply = await page.ask({ kind: "open sealed", url, key, hash });
        const composed = await maker.compose((trials[i] as Trial).stimulus);
        expect(reply).toMatchObject({ kind: "done", hash: composed.hash });
        if (reply.kind !== "done") return;
        expect(hashRaster(reply.raster)).toBe(hash);
        expect(Buffer.from(reply.raster.data).equals(Buffer.from(composed.raster.data))).toBe(true);
      }
    } finally {
      page.close();
      store.drop(level);
    }
  });

  it("a key opens no other picture of its block, and the page hears it in a sentence", async () => {
    const [one, other] = (await studio.sealBlock(trialsOf("invariance").map(({ stimulus }) => stimulus))) as [
      SealedPicture,
      SealedPicture,
    ];
    store.put("mixed", other);
    const page = openPage();
    try {
      const url = `${origin}/${pictureUrl(other.id)}`;
      const reply = await page.ask({ kind: "open sealed", url, key: one.key, hash: null });
      expect(reply).toMatchObject({ kind: "failed", fault: "damaged", message: expect.stringContaining("the key") });
      await page.ask({ kind: "forget sealed" });
      expect((await page.ask({ kind: "open sealed", url, key: other.key, hash: null })).kind).toBe("done");
    } finally {
      page.close();
      store.drop("mixed");
    }
  });
});

describe("seal", () => {
  it("gives a picture the size that is asked for, and never the same bytes twice", async () => {
    const { stimulus } = trialsOf("fovea")[0] as Trial;
    const [one, other] = [await studio.seal(stimulus, { room: COMMON_ROOM }), await studio.seal(stimulus)];
    expect(one.bytes).toHaveLength(COMMON_ROOM);
    expect(other.bytes.length).toBeLessThan(8 * ROOM_STEP);
    expect(one.hash).toBe(other.hash);
    expect(Buffer.from(one.bytes).includes(Buffer.from(other.bytes.subarray(0, 64)))).toBe(false);
    expect(Buffer.from(one.bytes).includes("RIFF")).toBe(false);
  });

  it("says what is wrong with a stimulus, and goes on", async () => {
    const { stimulus } = trialsOf("fovea")[0] as Trial;
    const odd = { ...stimulus, object: { ...stimulus.object, id: "unicorn" } };
    await expect(studio.seal(odd)).rejects.toThrow('the deck has no item "unicorn"');
    await expect(studio.sealBlock([stimulus, odd])).rejects.toThrow('the deck has no item "unicorn"');
    expect((await studio.seal(stimulus)).hash).toHaveLength(16);
    expect(await studio.sealBlock([])).toEqual([]);
  });

  it("stops when taken back", async () => {
    const control = new AbortController();
    const specs = trialsOf("first-glance").map(({ stimulus }) => stimulus);
    const over = studio.sealBlock(specs, { signal: control.signal, onDone: () => control.abort(new Error("ended")) });
    await expect(over).rejects.toThrow("ended");
  });
});

it("a thread that is lost in the middle of a block fails it with a sentence, and the next call has another", async () => {
  const threads: Worker[] = [];
  const fragile = openStudio({
    thread: () => {
      const start = new URL("../../../../src/server/class/studio/worker-start.mjs", import.meta.url);
      const worker = new Worker(start, { execArgv: [], workerData: PROJECT_ROOT });
      threads.push(worker);
      return worker;
    },
  });
  const specs = trialsOf("fovea").map(({ stimulus }) => stimulus);
  const block = fragile.sealBlock(specs, { onDone: (count) => count === 1 && void threads[0]?.terminate() });
  await expect(block).rejects.toThrow(/^the studio broke off its work: /);
  expect((await fragile.seal(specs[0] as StimulusSpec)).hash).toBe(
    (await maker.compose(specs[0] as StimulusSpec)).hash,
  );
  expect(threads).toHaveLength(2);
  await fragile.close();
  await expect(fragile.seal(specs[0] as StimulusSpec)).rejects.toThrow("the studio is closed");
});

describe("judge", () => {
  it("is the verdict of the game's net on the same pixels", async () => {
    await studio.warm();
    const engine = await createNodeEngine(await readModel(join(PROJECT_ROOT, "assets/model/mobilenet-v1-025-224")));
    const { categories } = deck;
    for (const level of ["first-glance", "more-time", "fovea"]) {
      for (const { stimulus, choices } of trialsOf(level)) {
        const judgement = await answerOf(engine, "judge", await maker.compose(stimulus));
        const about = { model: "MobileNet v1 0.25 224", backend: "wasm", time: 0 };
        const expected = toVerdict({ ...judgement, ...about }, choices, categories);
        expect({ ...(await studio.judge(stimulus, choices)), time: 0 }).toEqual(expected);
      }
    }
    engine.close();
  });

  it("refuses a choice that the deck does not have", async () => {
    const { stimulus } = trialsOf("first-glance")[0] as Trial;
    await expect(studio.judge(stimulus, ["unicorn", "dog"])).rejects.toThrow("unicorn");
  });
});
