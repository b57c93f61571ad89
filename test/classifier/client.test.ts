import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ComposedStimulus, NetStatus } from "../../src/app/ports";
import { createNet, type Net } from "../../src/classifier/client";
import { NetFailure } from "../../src/classifier/failure";
import type { Sums } from "../../src/classifier/fetch-model";
import { type FakePowers, fakeHosts, uniform } from "./fake-host";

const small = {
  modelTopology: {},
  weightsManifest: [{ paths: ["w.bin"], weights: [{ name: "w", shape: [2], dtype: "float32" }] }],
};
const categories = [
  { id: "cat", imagenet: [281] },
  { id: "dog", imagenet: [207] },
];
const stimulus: ComposedStimulus = { raster: { width: 1, height: 1, data: new Uint8ClampedArray(4) }, hash: "h" };
const NOWHERE = "http://127.0.0.1:9/model.json";

let server: Server;
let base: string;
let missing = false;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (missing) response.writeHead(404).end();
    else response.end(request.url === "/model.json" ? JSON.stringify(small) : new Uint8Array(8));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((closed) => server.close(closed)));
beforeEach(() => {
  missing = false;
});

function open(powers: FakePowers = {}, remote = `${base}/model.json`, sums: Sums | null = null) {
  const { openHost, opened } = fakeHosts(powers);
  const net = createNet({
    modelUrl: `${base}/model.json`,
    sums,
    categories,
    remote: { "mobilenet-v2-100": [remote] },
    openHost,
    openCache: async () => null,
  });
  const told: NetStatus[] = [];
  net.onStatus((status) => told.push(status));
  return { net, opened, told };
}

const judge = (net: Net) => net.ask("judge", { raster: stimulus.raster, choices: ["cat", "dog"] });
const noWebgl = (backend: string) => (backend === "webgl" ? new NetFailure("no-backend", "no WebGL") : 10);

describe("the ladder", () => {
  it("plays on WebGL in a worker where it can", async () => {
    const { net, opened, told } = open();
    expect(await net.use("mobilenet-v1-025", "auto")).toEqual({
      kind: "ready",
      opponent: "mobilenet-v1-025",
      backend: "webgl",
      onMainThread: false,
      typical: 10,
    });
    expect(opened.map(({ thread, backend }) => `${thread} ${backend}`)).toEqual(["worker webgl"]);
    expect([...new Set(told.map(({ kind }) => kind))]).toEqual(["loading", "warming", "ready"]);
    expect(told.filter((status) => status.kind === "loading").at(-1)).toMatchObject({ progress: 1 });
  });

  it("takes the page's WebGL when the worker has none", async () => {
    const { net } = open({ load: (thread, backend) => (thread === "worker" ? noWebgl(backend) : 10) });
    expect(await net.use("mobilenet-v1-025", "auto")).toMatchObject({ backend: "webgl", onMainThread: true });
  });

  it("goes on to WebAssembly and then to plain JavaScript", async () => {
    const { net, opened } = open({
      load: (_, backend) => (backend === "cpu" ? 10 : new NetFailure("no-backend", `no ${backend}`)),
    });
    expect(await net.use("mobilenet-v1-025", "auto")).toMatchObject({ backend: "cpu", onMainThread: false });
    expect(opened.map(({ thread, backend, closed }) => `${thread} ${backend} ${closed}`)).toEqual([
      "worker webgl true",
      "page webgl true",
      "worker wasm true",
      "worker cpu false",
    ]);
  });

  it("begins where the player wants it to", async () => {
    const { net, opened } = open();
    expect(await net.use("mobilenet-v1-025", "cpu")).toMatchObject({ backend: "cpu" });
    expect(opened).toHaveLength(1);
  });

  it("leaves WebGL that takes over a second, if WebAssembly is quicker", async () => {
    const slow = open({ load: (_, backend) => (backend === "webgl" ? 1500 : 40) });
    expect(await slow.net.use("mobilenet-v1-025", "auto")).toMatchObject({ backend: "wasm" });
    expect(slow.opened.map(({ closed }) => closed)).toEqual([true, false]);
    const slower = open({ load: (_, backend) => (backend === "webgl" ? 1500 : 2000) });
    expect(await slower.net.use("mobilenet-v1-025", "auto")).toMatchObject({ backend: "webgl" });
    const wanted = open({ load: () => 1500 });
    expect(await wanted.net.use("mobilenet-v1-025", "webgl")).toMatchObject({ backend: "webgl" });
  });
});

describe("judging", () => {
  it("answers with a verdict of the net that plays", async () => {
    const probabilities = uniform();
    probabilities[207] = 0.4;
    const { net } = open({ judge: async () => probabilities });
    await net.use("mobilenet-v1-025", "auto");
    expect(await judge(net)).toMatchObject({
      choice: "dog",
      tie: false,
      model: "MobileNet v1 0.25 224",
      backend: "webgl",
      time: 10,
    });
  });

  it("waits for a net that is still loading, and does one picture at a time", async () => {
    let atOnce = 0;
    let most = 0;
    const { net } = open({
      judge: async () => {
        most = Math.max(most, ++atOnce);
        await new Promise((resume) => setTimeout(resume, 2));
        atOnce--;
        return uniform();
      },
    });
    void net.use("mobilenet-v1-025", "auto");
    const verdicts = await Promise.all([judge(net), judge(net), judge(net)]);
    expect(verdicts.map((verdict) => verdict?.tie)).toEqual([true, true, true]);
    expect(most).toBe(1);
  });

  it("is null before any net was asked for", async () => {
    expect(await judge(open().net)).toBeNull();
  });
});

describe("recovery", () => {
  it("opens a new worker when WebGL is lost, and answers what was asked meanwhile", async () => {
    let release: () => void = () => undefined;
    let first = true;
    const { net, opened, told } = open({
      judge: async () => {
        if (first) await new Promise<void>((resume) => (release = resume));
        first = false;
        return uniform();
      },
    });
    await net.use("mobilenet-v1-025", "auto");
    const pending = judge(net);
    const next = judge(net);
    await net.loseContext();
    release();
    expect((await pending)?.backend).toBe("webgl");
    expect((await next)?.backend).toBe("webgl");
    expect(opened.map(({ closed }) => closed)).toEqual([true, false]);
    expect(told.slice(-2).map(({ kind }) => kind)).toEqual(["recovering", "ready"]);
    expect(told.at(-2)).toMatchObject({ cause: "lost" });
  });

  it("takes another backend after two losses", async () => {
    const { net, opened } = open();
    await net.use("mobilenet-v1-025", "auto");
    await net.loseContext();
    await judge(net);
    await net.loseContext();
    expect((await judge(net))?.backend).toBe("wasm");
    expect(opened.map(({ thread, backend }) => `${thread} ${backend}`)).toEqual([
      "worker webgl",
      "worker webgl",
      "worker wasm",
    ]);
  });

  it("forgets an old loss after some good verdicts", async () => {
    const { net } = open();
    await net.use("mobilenet-v1-025", "auto");
    for (let loss = 0; loss < 3; loss++) {
      await net.loseContext();
      for (let i = 0; i < 8; i++) await judge(net);
    }
    expect(net.status()).toMatchObject({ kind: "ready", backend: "webgl" });
  });

  it.each(["crashed", "wrong-answers"] as const)("says why it fell when it %s", async (kind) => {
    let fine = false;
    const { net, told } = open({
      judge: async () => {
        if (fine) return uniform();
        fine = true;
        throw new NetFailure(kind, "for this reason");
      },
    });
    await net.use("mobilenet-v1-025", "wasm");
    expect((await judge(net))?.backend).toBe("wasm");
    expect(told.find((status) => status.kind === "recovering")).toMatchObject({ cause: kind });
  });

  it("says that it is gone when nothing is left, and answers null", async () => {
    const { net, opened } = open({ judge: async () => Promise.reject(new NetFailure("crashed", "out of memory")) });
    await net.use("mobilenet-v1-025", "auto");
    expect(await judge(net)).toBeNull();
    expect(net.status()).toMatchObject({ kind: "absent", reason: "crashed", detail: "out of memory" });
    expect(opened.every(({ closed }) => closed)).toBe(true);
    expect(await judge(net)).toBeNull();
  });
});

describe("absence", () => {
  it("tells of missing weights and answers null", async () => {
    missing = true;
    const { net, opened } = open();
    const status = await net.use("mobilenet-v1-025", "auto");
    expect(status).toMatchObject({ kind: "absent", opponent: "mobilenet-v1-025", reason: "weights-missing" });
    expect(net.status()).toEqual(status);
    expect(status.kind === "absent" && status.detail).toContain("model.json could not be fetched: HTTP 404");
    expect(await judge(net)).toBeNull();
    expect(await net.stats()).toBeNull();
    expect(opened.every(({ closed }) => closed)).toBe(true);
  });

  it("tells of damaged weights after two backends have said so", async () => {
    const { net, opened } = open({ load: () => new NetFailure("damaged", "no such layer") });
    expect(await net.use("mobilenet-v1-025", "auto")).toMatchObject({
      reason: "weights-damaged",
      detail: "no such layer",
    });
    expect(opened.map(({ backend }) => backend)).toEqual(["webgl", "wasm"]);
  });

  it("tells when no backend works", async () => {
    const { net } = open({ load: (_, backend) => new NetFailure("no-backend", `no ${backend}`) });
    expect(await net.use("mobilenet-v1-025", "auto")).toMatchObject({ reason: "no-backend", detail: "no webgl" });
  });

  it("tells of weights that are not the game's own, before any of them is used", async () => {
    const { net, opened } = open({}, undefined, new Map([["model.json", ["0".repeat(64)]]]));
    const status = await net.use("mobilenet-v1-025", "auto");
    expect(status).toMatchObject({ kind: "absent", reason: "weights-damaged" });
    expect(status.kind === "absent" && status.detail).toMatch(/model\.json is damaged: its SHA-256 is/);
    expect(opened.every(({ closed }) => closed)).toBe(true);
  });

  it("tries every backend before it says that the answers are wrong here", async () => {
    const { net, opened } = open({ load: () => new NetFailure("wrong-answers", "the net answers class 3") });
    expect(await net.use("mobilenet-v1-025", "auto")).toMatchObject({
      reason: "wrong-answers",
      detail: "the net answers class 3",
    });
    // Wrong on WebGL in a worker is wrong on WebGL on the page.
    expect(opened.map(({ thread, backend }) => `${thread} ${backend}`)).toEqual([
      "worker webgl",
      "worker wasm",
      "worker cpu",
    ]);
    expect(await judge(net)).toBeNull();
  });

  it("plays on the backend that is right where another is wrong", async () => {
    const { net } = open({
      load: (_, backend) => (backend === "webgl" ? new NetFailure("wrong-answers", "falsified") : 10),
    });
    expect(await net.use("mobilenet-v1-025", "auto")).toMatchObject({ kind: "ready", backend: "wasm" });
  });

  it("tries the page where workers are refused, and no other worker", async () => {
    const refused = (thread: string) => (thread === "worker" ? new NetFailure("no-worker", "not allowed") : 10);
    const { net, opened } = open({ load: refused });
    expect(await net.use("mobilenet-v1-025", "wasm")).toMatchObject({ backend: "webgl", onMainThread: true });
    expect(opened.map(({ thread }) => thread)).toEqual(["worker", "page"]);
  });

  it("does not go on warming up once it has given up: not even if the files come after that", async () => {
    const { openHost } = fakeHosts();
    const net = createNet({
      modelUrl: `${base}/model.json`,
      sums: null,
      categories,
      openHost: (thread) => {
        openHost(thread);
        throw new NetFailure("no-worker", "workers are refused");
      },
    });
    expect(await net.use("mobilenet-v1-025", "auto")).toMatchObject({ kind: "absent", reason: "no-worker" });
    await new Promise((resume) => setTimeout(resume, 50));
    expect(net.status()).toMatchObject({ kind: "absent", reason: "no-worker", detail: "workers are refused" });
  });

  it("recovers from an absence when asked again", async () => {
    missing = true;
    const { net } = open();
    await net.use("mobilenet-v1-025", "auto");
    missing = false;
    expect(await net.use("mobilenet-v1-025", "auto")).toMatchObject({ kind: "ready" });
    expect(await judge(net)).not.toBeNull();
  });
});

describe("a stronger opponent", () => {
  it("takes over when it is ready", async () => {
    const { net, opened } = open();
    await net.use("mobilenet-v1-025", "auto");
    expect(await net.use("mobilenet-v2-100", "auto")).toMatchObject({ kind: "ready", opponent: "mobilenet-v2-100" });
    expect((await judge(net))?.model).toBe("MobileNet v2 1.0 224");
    expect(opened.map(({ closed }) => closed)).toEqual([true, false]);
  });

  it("keeps off a backend that got the built-in net's known answers wrong: its own are not known", async () => {
    const { net, opened } = open({
      load: (_, backend, network) =>
        backend === "webgl" && network.references ? new NetFailure("wrong-answers", "falsified") : 10,
    });
    await net.use("mobilenet-v1-025", "auto");
    expect(await net.use("mobilenet-v2-100", "webgl")).toMatchObject({ opponent: "mobilenet-v2-100", backend: "wasm" });
    expect(opened.map(({ backend }) => backend)).toEqual(["webgl", "wasm", "wasm"]);
  });

  it("leaves the one that plays in its place when there is no network", async () => {
    const { net, told } = open({}, NOWHERE);
    await net.use("mobilenet-v1-025", "auto");
    expect(await net.use("mobilenet-v2-100", "auto")).toMatchObject({ kind: "absent", reason: "no-network" });
    expect(told.slice(-2)).toMatchObject([
      { kind: "absent", opponent: "mobilenet-v2-100" },
      { kind: "ready", opponent: "mobilenet-v1-025" },
    ]);
    expect((await judge(net))?.model).toBe("MobileNet v1 0.25 224");
  });

  it("gives way to the built-in one when it was to be the first", async () => {
    const { net } = open({}, NOWHERE);
    const arrival = net.use("mobilenet-v2-100", "auto");
    const verdict = judge(net);
    expect(await arrival).toMatchObject({ kind: "absent", reason: "no-network" });
    expect((await verdict)?.model).toBe("MobileNet v1 0.25 224");
    expect(net.status()).toMatchObject({ kind: "ready", opponent: "mobilenet-v1-025" });
  });

  it("is not waited for once the player has changed their mind", async () => {
    const { net, opened } = open();
    const first = net.use("mobilenet-v2-100", "auto");
    const second = net.use("mobilenet-v1-025", "wasm");
    expect(await second).toMatchObject({ kind: "ready", opponent: "mobilenet-v1-025", backend: "wasm" });
    await first;
    expect(net.status()).toMatchObject({ kind: "ready", opponent: "mobilenet-v1-025", backend: "wasm" });
    expect(opened.filter(({ closed }) => !closed).map(({ backend }) => backend)).toEqual(["wasm"]);
  });

  it("closes everything at the end", async () => {
    const { net, opened } = open();
    await net.use("mobilenet-v1-025", "auto");
    net.close();
    expect(opened.every(({ closed }) => closed)).toBe(true);
    expect(await judge(net)).toBeNull();
  });
});
