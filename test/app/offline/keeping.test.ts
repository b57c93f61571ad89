import { describe, expect, test, vi } from "vitest";
import { createOfflineDesk } from "../../../src/app/offline/offline-desk";
import { createOfflineStore } from "../../../src/app/stores/offline-store";
import { recordOf } from "../../storage/fake-database";
import { open, QUIET, settled } from "./offline-world";

describe("keeping", () => {
  test("holds the service worker while a picture may be up, and says so once each way", () => {
    const { port, stores, show, keep } = open({ sparing: true });
    keep();
    expect(port.asked).toEqual(["hold"]);
    show({ name: "lab", level: "lab" });
    show({ name: "results" });
    expect(port.asked).toEqual(["hold", "go"]);
    show({ name: "play" });
    expect(port.asked).toEqual(["hold", "go", "hold"]);
    stores.play.setState({ records: [recordOf(0)], trialState: { phase: "answering" } as never });
    expect(port.asked.at(-1)).toBe("go");
  });

  test("asks for a newer version on the way to title or map, and only then", () => {
    const { port, stores, show, keep } = open({ sparing: true });
    keep();
    const asks = () => port.asked.filter((word) => word === "ask").length;
    show(QUIET);
    stores.screen.setState({ turn: 1 });
    show({ name: "results" });
    expect(asks()).toBe(1);
    show({ name: "title" });
    expect(asks()).toBe(2);
  });

  test("a shell kept by an earlier visit is kept; one that is being stored is not said to be yet", async () => {
    const kept = open({ sparing: true, begun: async () => true });
    kept.keep();
    await settled();
    expect(kept.state()).toMatchObject({ shell: { kind: "kept" }, sparing: true });

    const none = open({ sparing: true });
    none.keep();
    await settled();
    expect(none.state().shell).toEqual({ kind: "none" });

    const storing = open({ sparing: true, begun: async () => true });
    storing.keep();
    storing.stores.offline.setState({ shell: { kind: "storing", share: 0.1 } });
    await settled();
    expect(storing.state().shell).toEqual({ kind: "storing", share: 0.1 });
  });

  test("where it is impossible, it says why and does nothing, whatever is asked", async () => {
    const { port, show, state, keep } = open({ refusal: "unsupported", begun: async () => true });
    const { count, takeAll, stopTaking, update } = keep();
    show(QUIET);
    port.beCalm();
    await count();
    await takeAll(true);
    stopTaking();
    update();
    await settled();
    expect(state()).toMatchObject({ shell: { kind: "failed", why: "unsupported" }, stock: null, taken: null });
    expect(port.asked).toEqual([]);
  });

  test("after a failure the same screen is not asked again, the next one is", async () => {
    let tries = 0;
    const { port, stores, show, keep, state } = open({
      begin: async () => {
        tries += 1;
        if (tries === 1) throw new Error("503");
      },
    });
    show(QUIET);
    keep();
    await vi.waitFor(() => {
      port.beCalm();
      expect(state().shell.kind).toBe("failed");
    });
    stores.screen.setState({ turn: 1 });
    await settled();
    port.beCalm();
    await settled();
    expect(tries).toBe(1);
    show({ name: "title" });
    await vi.waitFor(() => {
      port.beCalm();
      expect(state().shell.kind).toBe("kept");
    });
    expect(tries).toBe(2);
  });
});

describe("the desk", () => {
  test("where there is nothing to keep is not available, and harmless", async () => {
    const { stores, options } = open();
    const desk = createOfflineDesk({ ...options, door: undefined, onUpdate: () => {} });
    expect(desk.available).toBe(false);
    await desk.count();
    await desk.takeAll(true);
    desk.stopTaking();
    desk.update();
    await settled();
    expect(stores.offline.getState()).toEqual(createOfflineStore().getState());
  });

  test("whose code did not come asks for it again", async () => {
    const { port, options, state } = open({ sparing: true });
    let tries = 0;
    const door = {
      ...port.door,
      early: true,
      open: async () => {
        tries += 1;
        if (tries === 1) throw new Error("no network");
        return port;
      },
    };
    const desk = createOfflineDesk({ ...options, door, onUpdate: () => {} });
    expect(desk.available).toBe(true);
    expect(tries).toBe(1);
    await settled();
    await desk.count();
    await desk.count();
    expect(state().stock?.shellBytes).toBe(1000);
    expect(tries).toBe(2);
  });
});
