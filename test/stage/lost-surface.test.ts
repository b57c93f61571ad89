import { afterEach, describe, expect, test, vi } from "vitest";
import { createCanvasSurface } from "../../src/stage/presenter/canvas-surface";
import type { Surface, SurfaceFactory } from "../../src/stage/presenter/surface";
import { createWebglSurface } from "../../src/stage/presenter/webgl-surface";

afterEach(() => vi.unstubAllGlobals());

/** A context that answers every call and is never lost itself: what is noticed is the event. */
const context = new Proxy({ isContextLost: () => false, getExtension: () => null } as Record<string, unknown>, {
  get: (known, name) => known[name as string] ?? (() => ({})),
});

/** A canvas as far as a surface touches it. */
function openSurface(create: (...wish: Parameters<SurfaceFactory>) => Surface | null, onLost: () => void) {
  const canvas = Object.assign(new EventTarget(), { width: 0, height: 0, getContext: () => context, remove: () => {} });
  vi.stubGlobal("document", { createElement: () => canvas });
  const surface = create(8, onLost);
  if (!surface) throw new Error("the surface does not take this canvas");
  return { canvas, surface };
}

describe.each([
  ["2D canvas", createCanvasSurface, "contextlost", "contextrestored"],
  ["WebGL", createWebglSurface, "webglcontextlost", "webglcontextrestored"],
] as const)("a %s surface", (_, create, lostEvent, restoredEvent) => {
  test("that is lost is noticed, told, and stays lost: its pictures are gone", () => {
    const lost = vi.fn();
    const { canvas, surface } = openSurface(create, lost);
    expect(surface.lost()).toBe(false);
    canvas.dispatchEvent(new Event(lostEvent));
    expect(lost).toHaveBeenCalledTimes(1);
    canvas.dispatchEvent(new Event(restoredEvent));
    expect(surface.lost()).toBe(true);
  });

  test("that was put away says nothing more", () => {
    const lost = vi.fn();
    const { canvas, surface } = openSurface(create, lost);
    surface.dispose();
    canvas.dispatchEvent(new Event(lostEvent));
    expect(lost).not.toHaveBeenCalled();
  });
});
