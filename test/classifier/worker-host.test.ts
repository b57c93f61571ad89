import { beforeEach, describe, expect, it, vi } from "vitest";
import { opponents } from "../../src/classifier/opponents";
import type { NetReply, NetRequest } from "../../src/classifier/protocol";
import { createWorkerHost } from "../../src/classifier/worker-host";

class FakeWorker {
  onmessage: ((event: { data: NetReply }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  readonly asked: NetRequest[] = [];
  terminated = false;
  postMessage(request: NetRequest): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.terminated = true;
  }
  reply(data: NetReply): void {
    this.onmessage?.({ data });
  }
}

const files = Promise.resolve({ json: "{}", weights: new ArrayBuffer(0) });
const network = opponents["mobilenet-v1-025"];
const raster = { width: 1, height: 1, data: new Uint8ClampedArray(4) };
const settle = () => new Promise((resume) => setTimeout(resume, 0));
let worker: FakeWorker;
const open = () => createWorkerHost(() => worker as unknown as Worker);

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
    worker.onerror?.({ message: "out of memory" });
    await expect(stats).rejects.toMatchObject({ kind: "crashed", message: "the net's worker stopped: out of memory" });
  });

  it("gives up on a worker that does not answer", async () => {
    vi.useFakeTimers();
    const judging = open().ask("judge", { raster });
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
});
