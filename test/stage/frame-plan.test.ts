import { describe, expect, it } from "vitest";
import { hertz, ms } from "../../src/core/units";
import { frameAt, planFrames } from "../../src/stage/presenter/frame-plan";

const timing = { fixation: ms(500), exposure: ms(100), gap: ms(0), mask: ms(200), deadline: ms(3000) };
const never = Number.POSITIVE_INFINITY;

describe("planFrames", () => {
  it("counts whole frames at any rate", () => {
    expect(planFrames(timing, hertz(60), never, false)).toMatchObject({ fixation: 30, exposure: 6, gap: 0, mask: 12 });
    expect(planFrames(timing, hertz(144), never, false)).toMatchObject({ fixation: 72, exposure: 14, mask: 29 });
    expect(planFrames(timing, hertz(30), never, false)).toMatchObject({ fixation: 15, exposure: 3, mask: 6 });
  });

  it("keeps a second between two onsets by a longer fixation", () => {
    expect(planFrames(timing, hertz(60), 200, false).fixation).toBe(48);
    expect(planFrames(timing, hertz(60), 900, false).fixation).toBe(30);
    expect(planFrames(timing, hertz(60), 60_000, false).fixation).toBe(30);
  });
});

describe("frameAt", () => {
  const stages = (calm: boolean, gap = 0) => {
    const plan = planFrames({ ...timing, gap: ms(gap) }, hertz(60), never, calm);
    const out = [];
    for (let i = 0; ; i++) {
      const content = frameAt(plan, i);
      if (!content) return { plan, out };
      out.push(content);
    }
  };

  it("shows picture, gap and mask for their frames and then nothing", () => {
    const { out } = stages(false, 50);
    expect(out.map((content) => content.image)).toEqual([
      ...Array(6).fill("picture"),
      ...Array(3).fill("grey"),
      ...Array(12).fill("mask"),
    ]);
    expect(out.every((content) => content.contrast === 1)).toBe(true);
  });

  it("fades in calm mode, without a jump, and with the asked frames at full contrast", () => {
    const { plan, out } = stages(true);
    expect(plan.exposure).toBe(18);
    const picture = out.filter((content) => content.image === "picture").map((content) => content.contrast);
    expect(picture.filter((contrast) => contrast === 1)).toHaveLength(6);
    expect(picture).toEqual([...picture].reverse());
    const steps = [0, ...picture, 0].map((contrast, i, all) => Math.abs(contrast - (all[i - 1] ?? 0)));
    expect(Math.max(...steps)).toBeLessThan(0.25);
    expect(Math.min(...picture)).toBeGreaterThan(0);
  });
});
