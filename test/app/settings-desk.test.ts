import { describe, expect, test } from "vitest";
import type { DisplayPort, PresenterPort } from "../../src/app/ports";
import { createSettingsDesk, type SettingsDeskOptions } from "../../src/app/settings-desk";
import { createSettingsStore, defaultSettings } from "../../src/app/stores/settings-store";
import type { WindowGeometry } from "../../src/core/trial/display";

const still: WindowGeometry = {
  width: 1280,
  height: 800,
  pixelRatio: 1,
  pinch: 1,
  angle: 0,
  outerRatio: 1,
  screen: { width: 1920, height: 1080 },
};

function open(geometry: () => WindowGeometry = () => still) {
  const settings = createSettingsStore(defaultSettings("s"));
  const display: DisplayPort = {
    browser: { label: "Any 1", ratioFollowsZoom: true },
    geometry,
    onChange: () => () => {},
  };
  const presenter = { extent: () => ({ width: 1000, height: 500 }) } as unknown as PresenterPort;
  const desk = createSettingsDesk({ settings, presenter, display, speak: async () => {}, callOpponent: () => {} });
  return { settings, desk };
}

test("whoever measures the screen notes the zoom; another setting does not touch it, and forgetting needs none", () => {
  const { settings, desk } = open();
  desk.change({ pixelsPerMm: 4 });
  const { pixelRatio, pinch, outerRatio, screen } = still;
  expect(settings.getState().measuredUnder).toEqual({ pixelRatio, pinch, outerRatio, screen });
  desk.change({ sound: false });
  expect(settings.getState().measuredUnder).toBeTruthy();
  desk.change({ pixelsPerMm: null });
  expect(desk.viewing()).toMatchObject({ trust: "guessed", measured: false, pixelsPerMm: 96 / 25.4 });
});

test("the screen is seen as it is now: half the pixels of a millimetre and half the reach in pixels after a zoom of two", () => {
  let now = still;
  const { desk } = open(() => now);
  desk.change({ pixelsPerMm: 4 });
  const before = desk.viewing();
  now = { ...still, pixelRatio: 2, outerRatio: 2, width: 640, height: 400 };
  const after = desk.viewing();
  expect(before).toMatchObject({ pixelsPerMm: 4, trust: "measured", pixelRatio: 1 });
  expect(after).toMatchObject({ pixelsPerMm: 2, trust: "converted", measured: true, pixelRatio: 2 });
  expect(after.reach).toBeGreaterThan(before.reach);
});

test("a measurement of before, without its zoom, counts as it did", () => {
  const { settings, desk } = open();
  settings.setState({ pixelsPerMm: 5 });
  expect(desk.viewing()).toMatchObject({ pixelsPerMm: 5, trust: "unsure", measured: true });
});

/** A desk in a browser of which nothing is known, but for what a test adds. */
function openBare(own: Partial<SettingsDeskOptions> = {}) {
  const settings = createSettingsStore(defaultSettings("s"));
  let calls = 0;
  const desk = createSettingsDesk({
    settings,
    presenter: {} as PresenterPort,
    speak: async () => {},
    callOpponent: () => {
      calls += 1;
    },
    ...own,
  });
  return { settings, desk, calls: () => calls };
}

describe("where nothing is known of the window", () => {
  test("a measurement counts as unsure, the picture as unzoomed, and its field as boundless", () => {
    const { settings, desk } = openBare();
    desk.change({ pixelsPerMm: 5, viewingDistanceCm: 40 });
    expect(settings.getState().measuredUnder).toBeNull();
    const viewing = desk.viewing();
    expect(viewing).toMatchObject({ pixelsPerMm: 5, distanceCm: 40, trust: "unsure", pixelRatio: 1, pinch: 1 });
    expect(viewing.field).toEqual({ width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY });
    expect(viewing.reach).toBe(90);
  });

  test("nobody is told that it changes", () => {
    expect(() => openBare().desk.onWindow(() => {})()).not.toThrow();
  });
});

test("who listens to the window hears of it until they stop", () => {
  const listeners = new Set<() => void>();
  const display: DisplayPort = {
    browser: { label: "Any 1", ratioFollowsZoom: true },
    geometry: () => still,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  let heard = 0;
  const stop = openBare({ display }).desk.onWindow(() => {
    heard += 1;
  });
  for (const listener of listeners) listener();
  stop();
  for (const listener of listeners) listener();
  expect(heard).toBe(1);
});

test("pinching and the pixel ratio are seen as they are", () => {
  const { desk } = open(() => ({ ...still, pinch: 1.5, pixelRatio: 2 }));
  expect(desk.viewing()).toMatchObject({ pinch: 1.5, pixelRatio: 2, field: { width: 1000, height: 500 } });
});

test("where zooming leaves the pixel ratio as it is, a zoomed window's measurement is not believed", () => {
  const zoomed = { ...still, outerRatio: 2 };
  const trust = (ratioFollowsZoom: boolean) => {
    let now = still;
    const display = { browser: { label: "Any 1", ratioFollowsZoom }, geometry: () => now, onChange: () => () => {} };
    const { desk } = openBare({ display });
    desk.change({ pixelsPerMm: 4 });
    now = zoomed;
    return desk.viewing().trust;
  };
  expect([trust(true), trust(false)]).toEqual(["measured", "guessed"]);
});

test("another opponent or another way of computing calls the net; nothing else does", () => {
  const { desk, calls } = openBare();
  desk.change({ sound: false, calm: true, pixelsPerMm: 4 });
  expect(calls()).toBe(0);
  desk.change({ opponent: "mobilenet-v1-100" });
  expect(calls()).toBe(1);
  desk.change({ backend: "wasm" });
  expect(calls()).toBe(2);
});

test("a language is noted once it is spoken, and not when it cannot be", async () => {
  const { settings, desk } = openBare({
    speak: async (language) => {
      expect(settings.getState().language).not.toBe(language);
      if (language === "zh-CN") throw new Error("no words");
    },
  });
  await desk.speak("en");
  expect(settings.getState().language).toBe("en");
  await expect(desk.speak("zh-CN")).rejects.toThrow("no words");
  expect(settings.getState().language).toBe("en");
});
