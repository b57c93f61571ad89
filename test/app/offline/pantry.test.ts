import { describe, expect, test, vi } from "vitest";
import { OfflineFault } from "../../../src/app/offline/offline-port";
import { createPantry, sizeOf } from "../../../src/app/offline/pantry";
import { BUSY, files, open, QUIET, settled } from "./offline-world";

describe("the stock", () => {
  test("is counted in pictures and bytes, the opponents' too", async () => {
    const { port, options, state } = open();
    const pantry = createPantry(options);
    port.pictures.add("object.webp").add("drawing.webp");
    port.opponents.add("mobilenet-v1-100");
    await pantry.count();
    expect(state().stock).toEqual({
      shellBytes: 1000,
      pictures: { kept: 2, of: 5 },
      pictureBytes: { kept: 1 + 3, of: 1 + 2 + 3 + 4 + 5 },
      opponentBytes: { kept: 16.9e6, of: 30.9e6 },
      enough: false,
    });
    port.pictures.add("background.webp");
    await pantry.count();
    expect(state().stock?.enough).toBe(true);
  });

  test("is unknown as long as the build's list does not come, and counted once it does", async () => {
    let tries = 0;
    const { options, state } = open({
      files: async () => {
        tries += 1;
        if (tries === 1) throw new Error("503");
        return files;
      },
    });
    const pantry = createPantry(options);
    await pantry.count();
    expect(state().stock).toBeNull();
    await pantry.count();
    await pantry.count();
    expect(state().stock?.shellBytes).toBe(1000);
    expect(tries).toBe(2);
  });

  test("knows no size of what the list does not name", () => {
    expect(sizeOf(files, "drawing.webp")).toBe(3);
    expect(sizeOf(files, "toString")).toBe(0);
  });

  test("holds each picture with its own file and sum", () => {
    expect(createPantry(open().options).pictures[2]).toEqual({
      kind: "drawing",
      path: "drawing.webp",
      sha256: "sum of drawing",
    });
  });
});

describe("the shell", () => {
  test("is stored with its share, then kept; a kept one is not said to be stored again", async () => {
    const shares: ((share: number) => void)[] = [];
    const { options, state, seen } = open({
      begin: async (onShare) => {
        shares.push(onShare);
        onShare(0.5);
      },
    });
    const { begin } = createPantry(options);
    await begin();
    expect(seen.map(({ shell }) => shell)).toEqual([
      { kind: "storing", share: 0 },
      { kind: "storing", share: 0.5 },
      { kind: "kept" },
    ]);
    // A late word of it.
    shares[0]?.(0.7);
    expect(state().shell).toEqual({ kind: "kept" });
    await begin();
    expect(shares).toHaveLength(1);
  });

  test("kept by an earlier visit stays kept while it is looked at again", async () => {
    const { options, stores, seen } = open();
    stores.offline.setState({ shell: { kind: "kept" } });
    await createPantry(options).begin();
    expect(seen.every(({ shell }) => shell.kind === "kept")).toBe(true);
  });

  test("that cannot be kept says why, and can be tried again", async () => {
    let fault: Error | null = new OfflineFault("full");
    const { options, state } = open({
      begin: async () => {
        if (fault) throw fault;
      },
    });
    const { begin } = createPantry(options);
    await expect(begin()).rejects.toBe(fault);
    expect(state().shell).toEqual({ kind: "failed", why: "full" });
    fault = new Error("503");
    await expect(begin()).rejects.toBe(fault);
    expect(state().shell).toEqual({ kind: "failed", why: "network" });
    fault = null;
    await begin();
    expect(state().shell).toEqual({ kind: "kept" });
  });
});

describe("the pictures ahead", () => {
  test("are fetched once, those that are not kept yet, and counted", async () => {
    const { port, options, state, show } = open();
    const keep = vi.spyOn(port, "keep");
    show(QUIET);
    port.pictures.add("object.webp");
    await createPantry(options).topUp();
    expect(keep.mock.calls.map(([{ path }]) => path)).toEqual(["background.webp"]);
    expect(state().stock?.enough).toBe(true);
  });

  test("wait while a picture may be up, and a pass meanwhile adds what it opens", async () => {
    const { port, stores, options, show } = open();
    show(BUSY);
    const { topUp } = createPantry(options);
    const first = topUp();
    await settled();
    expect(port.pictures.size).toBe(0);
    stores.progress.setState({ levels: { a: { plays: 1, passed: true, beatNet: false, best: null } } });
    await topUp();
    expect(port.pictures.size).toBe(0);
    show(QUIET);
    await first;
    expect([...port.pictures]).toEqual(["object.webp", "background.webp", "drawing.webp"]);
  });

  test("that cannot be had are left for another time", async () => {
    const { port, options, state, show } = open();
    show(QUIET);
    port.trouble = "network";
    const { topUp } = createPantry(options);
    await topUp();
    expect(state().stock?.enough).toBe(false);
    port.trouble = null;
    await topUp();
    expect(state().stock?.enough).toBe(true);
  });
});
