import { describe, expect, it } from "vitest";
import { NetFailure } from "../../src/classifier/failure";
import type { ModelFiles } from "../../src/classifier/model-files";
import { opponents } from "../../src/classifier/opponents";
import { ladderFor, type SeatRequest, takeSeat } from "../../src/classifier/seat";
import type { BackendName } from "../../src/content/net-choice";
import { type FakePowers, fakeHosts } from "./fake-host";

const files: Promise<ModelFiles> = Promise.resolve({ json: "{}", weights: new ArrayBuffer(0) });
const network = opponents["mobilenet-v1-025"];

function seat(load: FakePowers["load"], change: Partial<SeatRequest> = {}) {
  const { openHost, opened } = fakeHosts(load ? { load } : {});
  const taken = takeSeat({ choice: "auto", network, files, openHost, ...change });
  return { taken, opened, tried: () => opened.map(({ thread, backend }) => `${thread} ${backend}`) };
}

describe("the ladder", () => {
  it("begins with what the player chose and loses no rung", () => {
    const first = (choice: BackendName | "auto") =>
      ladderFor(choice).map(({ thread, backend }) => `${thread} ${backend}`);
    const all = ["worker webgl", "page webgl", "worker wasm", "worker cpu"];
    expect(first("auto")).toEqual(all);
    expect(first("webgl")).toEqual(all);
    expect(first("wasm")).toEqual(["worker wasm", "worker webgl", "page webgl", "worker cpu"]);
    expect(first("cpu")).toEqual(["worker cpu", "worker webgl", "page webgl", "worker wasm"]);
  });
});

describe("a seat", () => {
  it("tells its rung, backend, thread and time", async () => {
    const { taken } = seat((_, backend) => (backend === "webgl" ? new NetFailure("no-backend", "no WebGL") : 33));
    expect(await taken).toMatchObject({ backend: "wasm", thread: "worker", rung: 2, typical: 33 });
  });

  it("is looked for from a rung on, without a backend that has failed too often", async () => {
    const { taken, tried } = seat(() => 10, { from: 1, without: "webgl" });
    expect(await taken).toMatchObject({ backend: "wasm", rung: 2 });
    expect(tried()).toEqual(["worker wasm"]);
    const { taken: later } = seat(() => 10, { from: 1 });
    expect(await later).toMatchObject({ backend: "webgl", thread: "page", rung: 1 });
  });

  it("is not found where nothing is left to try", async () => {
    await expect(seat(() => 10, { from: 4 }).taken).rejects.toMatchObject({
      kind: "no-backend",
      message: "nothing is left to try",
    });
  });

  it("stays with WebGL that takes a second exactly, and with slow WebGL that was asked for", async () => {
    expect(await seat(() => 1000).taken).toMatchObject({ backend: "webgl" });
    const slow = (_: unknown, backend: string) => (backend === "webgl" ? 5000 : 10);
    expect(await seat(slow, { choice: "webgl" }).taken).toMatchObject({ backend: "webgl", typical: 5000 });
    expect(await seat((_, backend) => (backend === "wasm" ? 5000 : 10), { choice: "wasm" }).taken).toMatchObject({
      backend: "wasm",
    });
  });

  it("keeps slow WebGL where WebAssembly does not open, without asking plain JavaScript", async () => {
    const { taken, tried, opened } = seat((_, backend) =>
      backend === "webgl" ? 5000 : new NetFailure("no-backend", "none"),
    );
    expect(await taken).toMatchObject({ backend: "webgl" });
    expect(tried()).toEqual(["worker webgl", "worker wasm"]);
    expect(opened.map(({ closed }) => closed)).toEqual([false, true]);
  });

  it("is on WebGL rather than on WebAssembly that is slower still", async () => {
    const { taken, opened } = seat((_, backend) => (backend === "webgl" ? 1500 : 1501));
    expect(await taken).toMatchObject({ backend: "webgl" });
    expect(opened.map(({ closed }) => closed)).toEqual([false, true]);
  });

  it("is not looked for in another worker where a server in trouble withheld the first", async () => {
    const { taken, tried } = seat((thread) =>
      thread === "worker" ? new NetFailure("server", "busy") : new NetFailure("no-backend", "none"),
    );
    await expect(taken).rejects.toMatchObject({ kind: "server" });
    expect(tried()).toEqual(["worker webgl", "page webgl"]);
  });

  it("tells the files' failure, not the backend's, where there are no files", async () => {
    const missing = Promise.reject(new NetFailure("weights", "no weights"));
    missing.catch(() => undefined);
    const { taken, opened } = seat(() => 10, { files: missing });
    await expect(taken).rejects.toMatchObject({ kind: "weights" });
    expect(opened.map(({ closed }) => closed)).toEqual([true]);
  });

  it("remembers a backend that answers wrong, and takes it for a network with known answers all the same", async () => {
    const distrusted = new Set<BackendName>();
    const wrong = seat((_, backend) => (backend === "webgl" ? new NetFailure("wrong-answers", "a bib") : 10), {
      distrusted,
    });
    expect(await wrong.taken).toMatchObject({ backend: "wasm" });
    expect([...distrusted]).toEqual(["webgl"]);
    expect(wrong.tried()).toEqual(["worker webgl", "worker wasm"]);
    expect(await seat(() => 10, { distrusted }).taken).toMatchObject({ backend: "webgl" });
    const unknown = seat(() => 10, { distrusted, network: opponents["mobilenet-v2-100"] });
    expect(await unknown.taken).toMatchObject({ backend: "wasm" });
  });

  it("says that the network is at fault rather than that a backend was missing", async () => {
    const { taken } = seat((_, backend) => new NetFailure(backend === "cpu" ? "damaged" : "no-backend", backend));
    await expect(taken).rejects.toMatchObject({ kind: "damaged" });
    const { taken: none } = seat((thread, backend) => new NetFailure("no-backend", `${thread} ${backend}`));
    await expect(none).rejects.toMatchObject({ message: "worker webgl" });
  });
});
