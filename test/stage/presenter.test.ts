import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Interruption, type PresentationRequest } from "../../src/app/ports";
import { ms } from "../../src/core/units";
import { greyRaster } from "../../src/core/vision/raster";
import type { ScreenPosition } from "../../src/core/vision/visual-angle";
import { createPresenter } from "../../src/stage/presenter/presenter";
import { FakeScreen, fakeFrame, type ScreenOptions } from "./fake-screen";

const picture = greyRaster(8, 8, 10);
const mask = greyRaster(8, 8, 200);
const timing = { fixation: ms(500), exposure: ms(100), gap: ms(0), mask: ms(200), deadline: ms(3000) };
const request: PresentationRequest = { timing, picture, mask, calm: false };

async function ready(options: ScreenOptions, asked = request) {
  const screen = new FakeScreen({ rate: options.rate });
  const presenter = createPresenter({
    host: {} as HTMLElement,
    clock: screen,
    createSurface: screen.createSurface,
    createFrame: fakeFrame,
    watchPaints: () => (options.presents ? screen.watchPaints() : null),
  });
  await screen.play(presenter.measureRefresh());
  await presenter.prepare(asked);
  screen.options = options;
  screen.seen.length = 0;
  return { screen, presenter };
}

async function shown(options: ScreenOptions, asked = request) {
  const { screen, presenter } = await ready(options, asked);
  const stages: string[] = [];
  const draws = screen.draws;
  const log = await screen.play(presenter.present((stage) => stages.push(stage)));
  return { screen, presenter, log, stages, draws: screen.draws - draws };
}

describe("a presentation", () => {
  for (const rate of [30, 60, 75, 90, 120, 144, 165, 240])
    it(`shows whole frames at ${rate} Hz, and draws only on change`, async () => {
      const { log, screen, stages, draws } = await shown({ rate });
      expect(log).toMatchObject({ refresh: rate, verdict: { kind: "exact" }, droppedFrames: 0 });
      expect(log.shownFrames).toBe(Math.round(rate / 10));
      expect(screen.count("picture")).toBe(log.shownFrames);
      expect(screen.count("mask")).toBe(log.askedFrames.mask);
      expect(screen.seen.findIndex((frame) => frame.image === "picture")).toBeGreaterThanOrEqual(rate / 2);
      expect(log.intervals).toHaveLength(log.shownFrames);
      expect(stages).toEqual(["fixation", "stimulus", "mask"]);
      expect(draws).toBe(4);
      expect(screen.image).toBe("grey");
      expect(screen.waiting).toBe(0);
    });

  it("shows a gap where one is asked for, and no mask where none is", async () => {
    const { stages, screen } = await shown(
      { rate: 60 },
      { ...request, timing: { ...timing, gap: ms(50), mask: ms(0) } },
    );
    expect(stages).toEqual(["fixation", "stimulus", "gap"]);
    expect(screen.count("mask")).toBe(0);
    expect(screen.count("picture")).toBe(6);
  });

  it("lengthens and reports a missed refresh, never cuts", async () => {
    const base = await shown({ rate: 60 });
    const first = base.screen.seen.findIndex((frame) => frame.image === "picture");
    const offset = base.screen.refresh - base.screen.seen.length;
    const { log, screen } = await shown({ rate: 60, misses: (k) => k === offset + first + 3 });
    expect(screen.count("picture")).toBe(7);
    expect(log).toMatchObject({ shownFrames: 7, droppedFrames: 1, verdict: { kind: "off-by", frames: 1 } });
  });

  describe("that the browser times on the screen", () => {
    it("is exact when its two changes were presented as far apart as asked", async () => {
      const { log } = await shown({ rate: 60, presents: () => 0.6 });
      expect(log.verdict).toEqual({ kind: "exact" });
      const { onset = 0, offset = 0 } = log.presented ?? {};
      expect(offset - onset).toBeCloseTo(100, 6);
      expect(onset - log.onset).toBeCloseTo(10, 6);
    });

    it("is off by what no stamp shows: a change that came to the screen a refresh late", async () => {
      const longer = await shown({ rate: 60, presents: (change) => (change === "offset" ? 2.6 : 0.6) });
      expect(longer.log).toMatchObject({ shownFrames: 6, droppedFrames: 0, verdict: { kind: "off-by", frames: 2 } });
      const shorter = await shown({ rate: 60, presents: (change) => (change === "onset" ? 1.6 : 0.6) });
      expect(shorter.log.verdict).toEqual({ kind: "off-by", frames: -1 });
    });

    it("is not called off for a jitter of some ms where frames are shorter than that", async () => {
      const { log } = await shown({ rate: 240, presents: (change) => (change === "offset" ? 2.2 : 1) });
      expect(log.verdict).toEqual({ kind: "exact" });
      const late = await shown({ rate: 240, presents: (change) => (change === "offset" ? 3 : 1) });
      expect(late.log.verdict).toEqual({ kind: "off-by", frames: 2 });
    });

    it("has its account waited for where no mask follows", async () => {
      const bare = { ...request, timing: { ...timing, mask: ms(0) } };
      const { log } = await shown({ rate: 60, presents: (change) => (change === "offset" ? 3 : 0) }, bare);
      expect(log.verdict).toEqual({ kind: "off-by", frames: 3 });
    });

    it("goes by the stamps where it tells of one change only, and does not wait for ever", async () => {
      const bare = { ...request, timing: { ...timing, mask: ms(0) } };
      const { log } = await shown({ rate: 60, presents: (change) => (change === "onset" ? 0.5 : null) }, bare);
      expect(log.verdict).toEqual({ kind: "exact" });
      expect(log.presented).toBeUndefined();
    });
  });

  it("flags a callback that ran a refresh after its stamp", async () => {
    let onsetAt = Number.POSITIVE_INFINITY;
    const { screen, presenter } = await ready({ rate: 60, lateness: (k) => (k === onsetAt ? 1.2 : 0) });
    onsetAt = screen.refresh + 30;
    const log = await screen.play(presenter.present(() => {}));
    expect(log.verdict).toEqual({ kind: "off-by", frames: -1 });
  });

  it("reports what was seen, for any pattern of misses, jitter and double callbacks", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(30, 60, 90, 120, 144, 240),
        fc.integer({ min: 10, max: 300 }),
        fc.array(
          fc.record({
            jitter: fc.double({ min: -0.18, max: 0.18, noNaN: true }),
            double: fc.boolean(),
          }),
          {
            minLength: 40,
            maxLength: 40,
          },
        ),
        // Half of the refreshes at most: with nearly all of them missed, a block outlasts the fake screen.
        fc.uniqueArray(fc.integer({ min: 1, max: 39 }), { maxLength: 20 }),
        async (rate, exposure, noise, missed) => {
          const at = (k: number) => noise[k % noise.length] as (typeof noise)[number];
          const { log, screen } = await shown(
            {
              rate,
              misses: (k) => missed.includes(k % noise.length),
              jitter: (k) => at(k).jitter,
              doubles: (k) => at(k).double,
            },
            { ...request, timing: { ...timing, exposure: ms(exposure) } },
          );
          const truth = screen.count("picture");
          // Where the fixation itself missed most refreshes, frames may rightly be counted at another rate.
          if (log.refresh === rate) {
            expect(log.shownFrames).toBe(truth);
            expect(log.shownFrames).toBeGreaterThanOrEqual(log.askedFrames.exposure);
            expect(log.droppedFrames).toBe(truth - log.askedFrames.exposure);
            if (log.verdict.kind === "exact") expect(truth).toBe(log.askedFrames.exposure);
            if (log.verdict.kind === "off-by") expect(log.verdict.frames).toBe(truth - log.askedFrames.exposure);
          }
          expect(Math.abs(log.shown - (truth * 1000) / rate)).toBeLessThan(0.4 * (1000 / rate));
        },
      ),
      { numRuns: 100 },
    );
  });

  it("notices during the fixation that the rate has changed", async () => {
    const { log, presenter, screen } = await shown({ rate: 30 }).then((first) => first);
    expect(log.refresh).toBe(30);
    await presenter.prepare(request);
    screen.options = { rate: 60 };
    screen.refresh = 2000;
    const second = await screen.play(presenter.present(() => {}));
    expect(second).toMatchObject({ refresh: 60, shownFrames: 6, verdict: { kind: "exact" } });
    expect(await presenter.measureRefresh()).toBe(60);
  });

  it("never begins two pictures within a second", async () => {
    const short = { ...request, timing: { ...timing, fixation: ms(100), exposure: ms(50), mask: ms(0) } };
    const { log, presenter, screen } = await shown({ rate: 60 }, short);
    await presenter.prepare(short);
    const second = await screen.play(presenter.present(() => {}));
    expect(second.onset - log.onset).toBeGreaterThanOrEqual(1000);
    expect(second.onset - log.onset).toBeLessThan(1035);
  });

  it("flags a screen of variable refresh, and calls nothing on it exact", async () => {
    const vary = (k: number) => ((k * 7919) % 97) / 97;
    const screen = new FakeScreen({ rate: 100, jitter: vary });
    const presenter = createPresenter({
      host: {} as HTMLElement,
      clock: screen,
      createSurface: screen.createSurface,
      createFrame: fakeFrame,
    });
    await screen.play(presenter.measureRefresh());
    await presenter.prepare(request);
    const log = await screen.play(presenter.present(() => {}));
    expect(log).toMatchObject({ steady: false, verdict: { kind: "invalid", reason: "unsteady-refresh" } });
  });

  it("tells what it was drawn on, and whether the page had the focus and long frames", async () => {
    const { screen, presenter } = await ready({ rate: 60 });
    Object.assign(screen, {
      focused: () => false,
      watchLongFrames: () => ({ seen: () => [{ start: 0, end: 1e9 }], stop: () => {} }),
    });
    const log = await screen.play(presenter.present(() => {}));
    expect(log).toMatchObject({ focused: false, surface: "webgl2", steady: true, longFrames: [1e9] });
    const plain = await shown({ rate: 60 });
    expect("focused" in plain.log || "longFrames" in plain.log).toBe(false);
  });

  it("counts in thirtieths when a phone saves power, and says so", async () => {
    const { log } = await shown({ rate: 30 });
    expect(log).toMatchObject({ refresh: 30, shownFrames: 3, steady: true, verdict: { kind: "exact" } });
  });

  it("counts whole frames from stamps that come early now and then, as Safari's do", async () => {
    for (const rate of [60, 120]) {
      const { log, screen } = await shown({ rate, jitter: (k) => (k % 12 === 2 ? -0.3 : 0) });
      expect(log.refresh).toBe(rate);
      expect(screen.count("picture")).toBe(rate / 10);
      expect(log.shownFrames).toBe(rate / 10);
    }
  });

  it("fades in calm mode", async () => {
    const { log, screen } = await shown({ rate: 60 }, { ...request, calm: true });
    expect(log).toMatchObject({ shownFrames: 18, askedFrames: { exposure: 18 }, verdict: { kind: "exact" } });
    const contrasts = screen.seen.filter((frame) => frame.image === "picture").map((frame) => frame.contrast);
    expect(contrasts.filter((contrast) => contrast === 1)).toHaveLength(6);
  });
});

describe("a presentation that is broken off", () => {
  const breaks = {
    hidden: (screen: FakeScreen) => screen.hide(),
    "context-lost": (screen: FakeScreen) => screen.loseContext(),
  };
  for (const [reason, happen] of Object.entries(breaks))
    it(`rejects with an Interruption: ${reason}`, async () => {
      const { screen, presenter } = await ready({ rate: 60 });
      const outcome = presenter.present((stage) => {
        if (stage === "stimulus") happen(screen);
      });
      await expect(screen.play(outcome)).rejects.toEqual(new Interruption(reason as "hidden"));
      expect(screen.image).toBe("grey");
      // At once, not after a mask that nobody sees.
      expect(screen.count("mask")).toBe(0);
      expect(screen.waiting).toBe(0);
    });

  it("does not begin on a hidden page", async () => {
    const { screen, presenter } = await ready({ rate: 60 });
    screen.hide();
    await expect(screen.play(presenter.present(() => {}))).rejects.toBeInstanceOf(Interruption);
  });

  it("can be cancelled, and the same surface serves the next trial", async () => {
    const { screen, presenter } = await ready({ rate: 60 });
    const outcome = presenter.present((stage) => {
      if (stage === "stimulus") presenter.cancel("interrupted");
    });
    await expect(screen.play(outcome)).rejects.toMatchObject({ reason: "interrupted" });
    await expect(presenter.present(() => {})).rejects.toThrow("prepared");
    await presenter.prepare(request);
    expect((await screen.play(presenter.present(() => {}))).verdict).toEqual({ kind: "exact" });
  });

  it("never shows the bare field in place of a picture whose context was lost after it was prepared", async () => {
    const { screen, presenter } = await ready({ rate: 60 });
    screen.loseContext();
    screen.loaded.length = 0;
    const outcome = presenter.present(() => {});
    await expect(screen.play(outcome)).rejects.toEqual(new Interruption("context-lost"));
    expect(screen.count("picture")).toBe(0);
    // The next trial has a surface of its own again.
    await presenter.prepare(request);
    expect((await screen.play(presenter.present(() => {}))).verdict).toEqual({ kind: "exact" });
  });

  it("is broken off too where the loss is told only after its last frame", async () => {
    const { screen, presenter } = await ready({ rate: 60 });
    const outcome = presenter.present((stage) => {
      if (stage === "stimulus") screen.contextLost = true;
    });
    await expect(screen.play(outcome)).rejects.toEqual(new Interruption("context-lost"));
  });

  it("rebuilds a lost surface with all its images", async () => {
    const { screen, presenter } = await ready({ rate: 60 });
    screen.loseContext();
    screen.loaded.length = 0;
    await presenter.prepare(request);
    expect(screen.loaded).toEqual(["fixation", "picture", "mask"]);
    expect((await screen.play(presenter.present(() => {}))).verdict).toEqual({ kind: "exact" });
  });
});

describe("prepare", () => {
  it("refuses pictures and masks of different sizes", async () => {
    const { presenter } = await ready({ rate: 60 });
    await expect(presenter.prepare({ ...request, mask: greyRaster(9, 9) })).rejects.toThrow(RangeError);
  });
});

describe("a picture beside the cross", () => {
  async function placed(place: ScreenPosition) {
    const screen = new FakeScreen({ rate: 60 });
    const calls: string[] = [];
    let cross = false;
    const seenCross: { image: string | null; cross: boolean }[] = [];
    const rasters: number[] = [];
    const presenter = createPresenter({
      host: {} as HTMLElement,
      clock: screen,
      density: () => 1,
      createSurface: (side, onLost) => {
        const surface = screen.createSurface(side, onLost);
        return {
          ...surface,
          load: (name, raster) => {
            surface.load(name, raster);
            if (name === "picture")
              for (let i = 0; i < raster.data.length; i += 4) rasters.push(raster.data[i] as number);
          },
          draw: (image, contrast) => {
            surface.draw(image, contrast);
            seenCross.push({ image, cross });
          },
        };
      },
      createFrame: () => ({
        ...fakeFrame(),
        setPlace: (at) => calls.push(at ? `place ${at.x} ${at.y} ${at.size}` : "middle"),
        setCross: (shown) => {
          cross = shown;
        },
      }),
    });
    await screen.play(presenter.measureRefresh());
    await presenter.prepare({ ...request, place });
    const prepared = { cross, image: screen.image };
    seenCross.length = 0;
    screen.seen.length = 0;
    const crossAt: (boolean | null)[] = [];
    const step = screen.step.bind(screen);
    screen.step = () => {
      step();
      crossAt.push(cross);
    };
    const log = await screen.play(presenter.present(() => {}));
    return { log, screen, calls, rasters, prepared, seenCross, crossAt, cross: () => cross, presenter };
  }

  it("stands at its place and size, with a cross that never goes", async () => {
    const { log, screen, calls, rasters, prepared, crossAt, seenCross } = await placed({ x: -300, y: 0, size: 4 });
    expect(log).toMatchObject({ verdict: { kind: "exact" }, shownFrames: 6 });
    expect(screen.count("picture")).toBe(6);
    expect(screen.count("mask")).toBe(12);
    // The canvas keeps its 8 pixels: a picture of 4 with the grey field around it.
    expect(calls.at(-1)).toBe("place -300 0 8");
    expect(rasters.filter((level) => level === 10)).toHaveLength(16);
    expect(rasters.filter((level) => level === 128)).toHaveLength(48);
    expect(prepared).toEqual({ cross: true, image: "grey" });
    expect(crossAt.every((shown) => shown)).toBe(true);
    expect(screen.count("fixation")).toBe(0);
    // Grey, picture, mask, grey: drawn only on change.
    expect(seenCross.map(({ image }) => image)).toEqual(["grey", "picture", "mask", "grey"]);
  });

  it("takes the place of the cross in the middle, and gives it back", async () => {
    const { screen, crossAt, cross } = await placed({ x: 0, y: 0, size: 4 });
    screen.seen.forEach(({ image }, index) => {
      if (image === "picture" || image === "mask") expect(crossAt[index]).toBe(false);
    });
    expect(screen.count("picture")).toBe(6);
    expect(crossAt[0]).toBe(true);
    expect(cross()).toBe(true);
  });

  it("fills the canvas where it is larger, and the next picture stands in the middle again", async () => {
    const { calls, rasters, presenter, screen, cross } = await placed({ x: 100, y: 0, size: 20 });
    expect(calls.at(-1)).toBe("place 100 0 20");
    expect(rasters.every((level) => level === 10)).toBe(true);
    await presenter.prepare(request);
    expect(calls.at(-1)).toBe("middle");
    expect(cross()).toBe(false);
    expect((await screen.play(presenter.present(() => {}))).verdict).toEqual({ kind: "exact" });
  });
});
