/** One question for the server's time, all in ms. */
export interface ClockSample {
  /** When the question left and when the answer came, on this device's clock. */
  readonly sent: number;
  readonly received: number;
  /** The server's time in the answer. */
  readonly server: number;
}

export interface ClockEstimate {
  /** The server's clock minus this device's. */
  readonly offset: number;
  /** The true offset is within this of the estimate, if both clocks run at one speed: half the fastest round trip. */
  readonly uncertainty: number;
}

/** Samples older than this are left out: clocks drift apart by up to 0.1 ms a second. */
const MOST_AGE_MS = 60_000;

/**
 * How far the server's clock is ahead, from the fastest round trip of the last minute: what was delayed least says most.
 * @param now on this device's clock
 * @returns null without samples of the last minute
 * Source: Mills 2010, Computer Network Time Synchronization, chapter 3 (the clock filter: the sample of least delay).
 */
export function clockOffset(samples: readonly ClockSample[], now: number): ClockEstimate | null {
  let best: ClockEstimate | null = null;
  for (const { sent, received, server } of samples) {
    const trip = received - sent;
    if (trip < 0 || now - received > MOST_AGE_MS) continue;
    if (best === null || trip / 2 < best.uncertainty)
      best = { offset: server - (sent + received) / 2, uncertainty: trip / 2 };
  }
  return best;
}
