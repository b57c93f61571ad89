import { describe, expect, test } from "vitest";
import { type ClockSample, clockOffset } from "../../../src/core/class/clock-offset";
import { createRng } from "../../../src/core/rng";

interface Weather {
  /** Least time one way, ms, there and back. */
  readonly there: number;
  readonly back: number;
  /** Mean of what is added each way, exponentially. */
  readonly jitter: number;
  /** How much faster the server's clock runs, ms a second. */
  readonly drift: number;
}

/** Questions as a device asks them: eight in a second, then one every 5 s. */
function asked(seed: string, offset: number, seconds: number, { there, back, jitter, drift }: Weather) {
  const rng = createRng(seed);
  const late = () => -jitter * Math.log(1 - rng.next());
  const server = (device: number) => device + offset + (drift * device) / 1000;
  const samples: ClockSample[] = [];
  for (let i = 0, at = 0; at < seconds * 1000; i++, at += i < 8 ? 130 : 5000) {
    const arrives = at + there + late();
    samples.push({ sent: at, received: arrives + back + late(), server: server(arrives) });
  }
  return { samples, truth: (device: number) => server(device) - device };
}

describe("the server's clock as a device estimates it", () => {
  test("is exact over an even network", () => {
    expect(clockOffset([{ sent: 100, received: 140, server: 5120 }], 140)).toEqual({ offset: 5000, uncertainty: 20 });
  });

  test("comes from the round trip that was delayed least", () => {
    const samples = [
      { sent: 0, received: 400, server: 1390 },
      { sent: 500, received: 510, server: 1505 },
      { sent: 600, received: 900, server: 1605 },
    ];
    expect(clockOffset(samples, 900)).toEqual({ offset: 1000, uncertainty: 5 });
  });

  test("is unknown before the first answer, and when all are older than a minute", () => {
    expect(clockOffset([], 0)).toBeNull();
    expect(clockOffset([{ sent: 0, received: 10, server: 5 }], 60_011)).toBeNull();
  });

  test("an answer from before its question says nothing", () => {
    expect(clockOffset([{ sent: 100, received: 90, server: 5000 }], 100)).toBeNull();
  });

  test.each(Array.from({ length: 40 }, (_, i) => `jitter ${i}`))(
    "under jitter and drift it stays within its own bound (%s)",
    (seed) => {
      const { samples, truth } = asked(seed, 123_456, 120, { there: 3, back: 3, jitter: 20, drift: 0.05 });
      for (const { received } of samples) {
        const heard = samples.filter((each) => each.received <= received);
        const estimate = clockOffset(heard, received);
        // Within a minute the clocks part by 60 × 0.05 ms.
        expect(Math.abs((estimate?.offset ?? Number.NaN) - truth(received))).toBeLessThanOrEqual(
          (estimate?.uncertainty ?? 0) + 3,
        );
      }
    },
  );

  test("after a burst, devices of a class agree to within a frame", () => {
    const offsets = Array.from({ length: 40 }, (_, i) => {
      const { samples } = asked(`device ${i}`, 1000, 1, { there: 4, back: 4, jitter: 15, drift: 0 });
      return clockOffset(samples, 2000)?.offset ?? Number.NaN;
    }).sort((a, b) => a - b);
    expect((offsets[37] as number) - (offsets[2] as number)).toBeLessThan(17);
  });

  test("a way that is longer there than back shifts it by half the difference, within the bound", () => {
    const { samples, truth } = asked("uneven", 0, 10, { there: 40, back: 2, jitter: 1, drift: 0 });
    const estimate = clockOffset(samples, 6000);
    const error = Math.abs((estimate?.offset ?? Number.NaN) - truth(6000));
    expect(error).toBeGreaterThan(15);
    expect(error).toBeLessThanOrEqual(estimate?.uncertainty ?? 0);
  });
});
