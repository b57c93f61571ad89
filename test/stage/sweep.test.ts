import { describe, expect, it } from "vitest";
import { SWEEP_END_MS } from "../../src/content/sweep";
import { greyRaster } from "../../src/core/vision/raster";
import { computeAreaMaps } from "../../src/stage/sweep/area-maps";
import { SPOTS, wayPoint } from "../../src/stage/sweep/brain-shapes";
import { type Box, layoutSweep } from "../../src/stage/sweep/sweep-layout";
import { SweepPlayer } from "../../src/stage/sweep/sweep-player";
import { AREAS, activation, freshness, LAYERS, wavePosition } from "../../src/stage/sweep/sweep-timeline";

describe("the sweep's timeline", () => {
  it("follows the feedforward order, each area within its own range", () => {
    AREAS.forEach(({ from, at, to }, i) => {
      expect(from).toBeLessThan(at);
      expect(at).toBeLessThan(to);
      if (i > 0) expect(at).toBeGreaterThan((AREAS[i - 1] as (typeof AREAS)[number]).at);
    });
    expect(LAYERS.every(({ beside }) => AREAS.some(({ id }) => id === beside))).toBe(true);
  });

  it("moves the wave steadily forward, to each area when it is due", () => {
    let before = -1;
    for (let time = 0; time <= SWEEP_END_MS; time += 0.5) {
      expect(wavePosition(time)).toBeGreaterThanOrEqual(before);
      before = wavePosition(time);
    }
    AREAS.forEach(({ id, at }, i) => {
      expect(wavePosition(at)).toBe(i + 1);
      expect([activation(id, at), freshness(id, at)]).toEqual([1, 1]);
      expect(activation(id, at - 10)).toBe(0);
      const [x, y] = wayPoint(i + 1 - 1e-9);
      expect(Math.abs(x - SPOTS[id].x) + Math.abs(y - SPOTS[id].y)).toBeLessThan(1e-3);
    });
  });
});

describe("layoutSweep", () => {
  const sizes = [
    [1280, 800],
    [1180, 560],
    [900, 480],
    [700, 500],
    [360, 640],
    [344, 560],
    [320, 568],
    [768, 1024],
    [1920, 1080],
  ] as const;
  const apart = (a: Box, b: Box) =>
    a.x + a.width <= b.x + 0.01 ||
    b.x + b.width <= a.x + 0.01 ||
    a.y + a.height <= b.y + 0.01 ||
    b.y + b.height <= a.y + 0.01;

  for (const [width, height] of sizes)
    it(`fits ${width} × ${height} without overlaps`, () => {
      const { brain, ruler, panels, layers, caption } = layoutSweep(width, height);
      const captioned = Object.values(panels).map((box) => ({ ...box, height: box.height + caption }));
      const boxes = [brain, ruler, ...captioned, ...Object.values(layers)];
      for (const [i, box] of boxes.entries()) {
        expect(box.width).toBeGreaterThan(20);
        expect(box.height).toBeGreaterThan(14);
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width + 0.01);
        expect(box.y + box.height).toBeLessThanOrEqual(height + 0.01);
        for (const other of boxes.slice(i + 1)) expect(apart(box, other), JSON.stringify([box, other])).toBe(true);
      }
    });
});

describe("SweepPlayer", () => {
  const player = (stills = false) => {
    const times: number[] = [];
    const playing: boolean[] = [];
    const events = { onTime: (time: number) => times.push(time), onPlaying: (now: boolean) => playing.push(now) };
    return { times, playing, player: new SweepPlayer(events, () => stills) };
  };

  it("plays to the end, stops, and begins anew", () => {
    const { player: one, playing } = player();
    one.play();
    for (let i = 0; i < 1000 && one.playing; i++) one.advance(40);
    expect([one.time, playing]).toEqual([SWEEP_END_MS, [true, false]]);
    one.play();
    expect(one.time).toBe(0);
  });

  it("goes from still to still where motion is not wanted", () => {
    const { player: one, times } = player(true);
    one.play();
    for (let i = 0; i < 1000 && one.playing; i++) one.advance(40);
    expect(times).toEqual([...AREAS.map(({ at }) => at + 1), SWEEP_END_MS]);
  });

  it("steps to an area and seeks within bounds", () => {
    const { player: one } = player();
    one.play();
    one.step("v1");
    expect([one.time, one.playing]).toEqual([51, false]);
    one.seek(999);
    expect(one.time).toBe(SWEEP_END_MS);
  });
});

describe("computeAreaMaps", () => {
  it("answers to a vertical edge where it is, and along it", () => {
    const picture = greyRaster(448, 448);
    for (let i = 0; i < 448 * 448; i++) picture.data.fill(i % 448 < 224 ? 40 : 220, i * 4, i * 4 + 3);
    const maps = computeAreaMaps(picture);
    const strongest = maps.v2.reduce((best, glyph) => (glyph.strength > best.strength ? glyph : best));
    expect(Math.abs(strongest.x - 0.5)).toBeLessThan(0.08);
    expect(Math.abs(Math.cos(strongest.along))).toBeLessThan(0.05);
    const at = (x: number) => maps.lgn.data[(56 * 112 + x) * 4] as number;
    expect(at(54)).toBeLessThan(at(10));
    expect(at(57)).toBeGreaterThan(at(10));
  });
});
