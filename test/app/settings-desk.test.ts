import { expect, test } from "vitest";
import type { DisplayPort, PresenterPort } from "../../src/app/ports";
import { createSettingsDesk } from "../../src/app/settings-desk";
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
