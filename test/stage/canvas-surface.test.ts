import { afterEach, expect, test, vi } from "vitest";
import { createCanvasSurface } from "../../src/stage/presenter/canvas-surface";

afterEach(() => vi.unstubAllGlobals());

/** A canvas as far as the surface touches it; a test cannot take a real 2D context away. */
function openSurface(onLost: () => void) {
  const context = { fillRect: () => {}, putImageData: () => {}, fillStyle: "" };
  const canvas = Object.assign(new EventTarget(), { width: 0, height: 0, getContext: () => context, remove: () => {} });
  vi.stubGlobal("document", { createElement: () => canvas });
  return { canvas, surface: createCanvasSurface(8, onLost) };
}

test("a lost canvas is noticed, told, and stays lost", () => {
  const lost = vi.fn();
  const { canvas, surface } = openSurface(lost);
  expect(surface.lost()).toBe(false);
  canvas.dispatchEvent(new Event("contextlost"));
  expect(lost).toHaveBeenCalledTimes(1);
  canvas.dispatchEvent(new Event("contextrestored"));
  expect(surface.lost()).toBe(true);
});

test("a surface that was put away says nothing more", () => {
  const lost = vi.fn();
  const { canvas, surface } = openSurface(lost);
  surface.dispose();
  canvas.dispatchEvent(new Event("contextlost"));
  expect(lost).not.toHaveBeenCalled();
});
