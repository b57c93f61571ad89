import { describe, expect, it } from "vitest";
import { type AudioTimes, createAudioClock } from "../../src/sound/audio-clock";

/** A context that began at page time 1000 ms and is heard 40 ms after it is made. */
function context(page: { now: number }, told: Partial<AudioTimes> = {}): AudioTimes {
  return {
    get currentTime() {
      return (page.now - 1000) / 1000;
    },
    getOutputTimestamp: () => ({ contextTime: (page.now - 1000 - 40) / 1000, performanceTime: page.now }),
    ...told,
  };
}

describe("the clock of sound", () => {
  it("schedules a sound for the page's time at which it is to be heard", () => {
    const page = { now: 5000 };
    const clock = createAudioClock(context(page), () => page.now);
    expect(clock.toAudio(5500)).toBeCloseTo(4.46, 9);
    expect(clock.toPage(4.46)).toBeCloseTo(5500, 6);
  });

  it("never schedules into the past, and says when such a sound is heard instead", () => {
    const page = { now: 5000 };
    const clock = createAudioClock(context(page), () => page.now);
    const at = clock.toAudio(4000);
    expect(at).toBeGreaterThan(4);
    expect(at).toBeLessThan(4.02);
    expect(clock.toPage(at)).toBeCloseTo(at * 1000 + 1040, 6);
  });

  it("follows a device whose clock runs faster than the page's", () => {
    const page = { now: 100_000 };
    // 50 parts in a million: 5 ms in a hundred seconds.
    const fast = { getOutputTimestamp: () => ({ contextTime: page.now * 1.00005e-3, performanceTime: page.now }) };
    const clock = createAudioClock(context(page, fast), () => page.now);
    expect(clock.toAudio(100_500)).toBeCloseTo(100.505, 6);
  });

  it.each([
    ["no output timestamp", { getOutputTimestamp: undefined as never, outputLatency: 0.03 }],
    [
      "zeros, before the first sound",
      { getOutputTimestamp: () => ({ contextTime: 0, performanceTime: 0 }), baseLatency: 0.03 },
    ],
  ])("goes by the latency where the browser gives %s", (_, told) => {
    const page = { now: 5000 };
    const clock = createAudioClock(context(page, told), () => page.now);
    expect(clock.toAudio(5500)).toBeCloseTo(4.47, 9);
  });
});
