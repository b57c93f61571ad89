import { beforeEach, describe, expect, it, vi } from "vitest";
import type { WorkerUp } from "../../src/app/worker-entry";
import { opponents } from "../../src/classifier/opponents";
import type { NetReply, NetRequest } from "../../src/classifier/protocol";
import { createWorkerHost } from "../../src/classifier/worker-host";

class FakeWorker {
  onmessage: ((event: { data: NetReply | WorkerUp }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  readonly asked: NetRequest[] = [];
  terminated = false;
  postMessage(request: NetRequest): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.terminated = true;
  }
  reply(data: NetReply | WorkerUp): void {
    this.onmessage?.({ data });
  }
}

const files = Promise.resolve({ json: "{}", weights: new ArrayBuffer(0) });
const network = opponents["mobilenet-v1-025"];
const raster = { width: 1, height: 1, data: new Uint8ClampedArray(4) };
const settle = () => new Promise((resume) => setTimeout(resume, 0));
let worker: FakeWorker;
/** The server is well, and nobody waits. */
const still = { ask: async () => null, pause: async () => {} };
const open = () => createWorkerHost(() => worker as unknown as Worker, still);

beforeEach(() => {
  worker = new FakeWorker();
});

describe("createWorkerHost", () => {
  it("opens the backend before the files have come", async () => {
    let arrive: (files: { json: string; weights: ArrayBuffer }) => void = () => undefined;
    const loading = open().load("webgl", network, new Promise((resolve) => (arrive = resolve)));
    expect(worker.asked).toEqual([{ kind: "prepare", backend: "webgl" }]);
    arrive(await files);
    await settle();
    expect(worker.asked[1]).toMatchObject({ kind: "load", id: 1, backend: "webgl" });
    worker.reply({ kind: "loaded", id: 1, typical: 9 });
    expect(await loading).toBe(9);
  });

  it("passes on why the worker could not", async () => {
    const loading = open().load("webgl", network, files);
    await settle();
    worker.reply({ kind: "failed", id: 1, failure: "no-backend", message: "webgl is not available here" });
    await expect(loading).rejects.toMatchObject({ kind: "no-backend", message: "webgl is not available here" });
  });

  it("breaks down once when WebGL is lost, and answers nothing after that", async () => {
    const host = open();
    host.onDown = vi.fn();
    const judging = host.ask("judge", { raster });
    worker.reply({ kind: "lost" });
    worker.onerror?.({ message: "too late" });
    await expect(judging).rejects.toMatchObject({ kind: "lost" });
    await expect(host.ask("judge", { raster })).rejects.toMatchObject({ kind: "lost" });
    expect(host.onDown).toHaveBeenCalledTimes(1);
    expect(worker.terminated).toBe(true);
  });

  it("breaks down when the worker crashes", async () => {
    const stats = open().stats();
    worker.reply({ kind: "serving" });
    worker.onerror?.({ message: "out of memory" });
    await expect(stats).rejects.toMatchObject({ kind: "crashed", message: "the net's worker stopped: out of memory" });
  });

  it("gives up on a worker that does not answer", async () => {
    vi.useFakeTimers();
    const judging = open().ask("judge", { raster });
    worker.reply({ kind: "up" });
    const outcome = expect(judging).rejects.toMatchObject({ message: "the net's worker does not answer" });
    await vi.advanceTimersByTimeAsync(60_000);
    await outcome;
    vi.useRealTimers();
  });

  it("is closed without a word", async () => {
    const host = open();
    const onDown = vi.fn();
    host.onDown = onDown;
    const judging = host.ask("judge", { raster });
    host.close();
    await expect(judging).rejects.toMatchObject({ kind: "crashed" });
    expect(onDown).not.toHaveBeenCalled();
    expect(worker.terminated).toBe(true);
  });

  it("says that a browser refuses workers", () => {
    const refuse = () => {
      throw new DOMException("not allowed here", "SecurityError");
    };
    expect(() => createWorkerHost(refuse)).toThrow(
      expect.objectContaining({ kind: "no-worker", message: "not allowed here" }),
    );
  });

  it("says that a worker's script cannot be run", async () => {
    const loading = open().load("wasm", network, files);
    const outcome = expect(loading).rejects.toMatchObject({
      kind: "no-worker",
      message: expect.stringMatching(/could not be started/),
    });
    // A lost response is no refusal: it is asked for three times.
    for (let i = 0; i < 3; i++) {
      worker.onerror?.({ message: "" });
      await settle();
    }
    await outcome;
  });

  it("does not wait for ever for a worker that never says a word, not even while the files are on their way", async () => {
    vi.useFakeTimers();
    const host = open();
    host.onDown = vi.fn();
    const loading = host.load("wasm", network, new Promise(() => undefined));
    loading.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(worker.terminated).toBe(true);
    expect(host.onDown).toHaveBeenCalledWith(expect.objectContaining({ kind: "no-worker" }));
    await expect(host.stats()).rejects.toMatchObject({ kind: "no-worker" });
    vi.useRealTimers();
  });

  it("waits on for one that is up", async () => {
    vi.useFakeTimers();
    const host = open();
    worker.reply({ kind: "up" });
    await vi.advanceTimersByTimeAsync(31_000);
    expect(worker.terminated).toBe(false);
    host.close();
    vi.useRealTimers();
  });

  it("gives each question its own answer, whichever comes first", async () => {
    const host = open();
    const [judging, stats, losing] = [host.ask("judge", { raster }), host.stats(), host.loseContext()];
    expect(worker.asked.map((request) => [request.kind, "id" in request && request.id])).toEqual([
      ["ask", 1],
      ["stats", 2],
      ["lose-context", 3],
    ]);
    worker.reply({ kind: "context-lost", id: 3, lost: true });
    worker.reply({ kind: "stats", id: 2, stats: { backend: "cpu", numTensors: 7, numBytes: 8 } });
    const probabilities = new Float32Array(1);
    worker.reply({ kind: "answered", id: 1, answer: { probabilities }, time: 4 } as NetReply);
    expect(await losing).toBe(true);
    expect(await stats).toEqual({ backend: "cpu", numTensors: 7, numBytes: 8 });
    expect(await judging).toEqual({ answer: { probabilities }, time: 4 });
  });

  it("takes no answer to another question for its own, and none that it did not ask for", async () => {
    const host = open();
    const stats = host.stats();
    worker.reply({ kind: "loaded", id: 99, typical: 1 });
    worker.reply({ kind: "loaded", id: 1, typical: 1 });
    await expect(stats).rejects.toMatchObject({
      kind: "crashed",
      message: "the net's worker answered loaded, not stats",
    });
    // One wrong word is no breakdown.
    expect(worker.terminated).toBe(false);
    const again = host.stats();
    worker.reply({ kind: "stats", id: 2, stats: { backend: "cpu", numTensors: 1, numBytes: 2 } });
    expect(await again).toMatchObject({ backend: "cpu" });
  });

  it("breaks down on a message that cannot be read, and tells so", async () => {
    const host = open();
    host.onDown = vi.fn();
    const stats = host.stats();
    (worker as unknown as { onmessageerror: () => void }).onmessageerror();
    const failure = { kind: "crashed", message: "a message of the net's worker was unreadable" };
    await expect(stats).rejects.toMatchObject(failure);
    expect(host.onDown).toHaveBeenCalledWith(expect.objectContaining(failure));
    expect(worker.terminated).toBe(true);
  });

  it("blames the server for a worker whose script it does not hand out now", async () => {
    const host = createWorkerHost(() => worker as unknown as Worker, { ...still, ask: async () => "newer" });
    const stats = host.stats();
    worker.onerror?.({ message: "" });
    await expect(stats).rejects.toMatchObject({ kind: "server" });
  });

  it("is patient while it loads, as shaders take their time, and is patient no longer once answered", async () => {
    vi.useFakeTimers();
    const host = open();
    const loading = host.load("webgl", network, files);
    worker.reply({ kind: "up" });
    await vi.advanceTimersByTimeAsync(179_000);
    expect(worker.terminated).toBe(false);
    worker.reply({ kind: "loaded", id: 1, typical: 9 });
    expect(await loading).toBe(9);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(worker.terminated).toBe(false);
    const judging = host.ask("judge", { raster });
    await vi.advanceTimersByTimeAsync(59_000);
    worker.reply({ kind: "answered", id: 2, answer: null, time: 4 } as NetReply);
    expect(await judging).toEqual({ answer: null, time: 4 });
    const silent = expect(host.load("webgl", network, files)).rejects.toMatchObject({ kind: "crashed" });
    await vi.advanceTimersByTimeAsync(180_000);
    await silent;
    expect(worker.terminated).toBe(true);
    vi.useRealTimers();
  });

  it("takes any reply for a sign of life", async () => {
    vi.useFakeTimers();
    const host = open();
    const stats = host.stats();
    worker.reply({ kind: "stats", id: 1, stats: { backend: "cpu", numTensors: 1, numBytes: 2 } });
    await stats;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(worker.terminated).toBe(false);
    vi.useRealTimers();
  });

  it("has nothing more to say to a worker that is gone", async () => {
    const host = open();
    host.close();
    await expect(host.load("wasm", network, files)).rejects.toMatchObject({ message: "the net was closed" });
    expect(worker.asked).toEqual([]);
  });
});
