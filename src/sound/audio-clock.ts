/** The part of an AudioContext that tells time. */
export interface AudioTimes {
  /** Seconds of sound produced so far. */
  readonly currentTime: number;
  /** Seconds between producing a sound and hearing it, where the browser knows. */
  readonly outputLatency?: number;
  readonly baseLatency?: number;
  /** A moment of sound (in seconds) and the page time (in ms) at which that sound leaves the device. */
  getOutputTimestamp?(): { readonly contextTime?: number; readonly performanceTime?: number };
}

/**
 * Ties the sound clock to the page's clock, which stamps frames and events. Sound is produced ahead of time on its own
 * thread, so sound scheduled on this clock plays on time however busy the page is; with a timer it would not.
 */
export interface AudioClock {
  /**
   * When to schedule a sound that should be heard at a given page time.
   * @param stamp ms since the page's time origin, as for frames and events
   * @returns seconds of the AudioContext; never before its present
   */
  toAudio(stamp: number): number;
  /** When a sound scheduled for a time of the AudioContext is heard: ms since the page's time origin. */
  toPage(time: number): number;
}

/** Sound is produced in blocks of 128 samples; scheduling closer to now than this could miss the next block. */
const SOONEST_SECONDS = 0.005;

/**
 * No browser reports what the device adds after it (above all, a wireless headphone's delay). So, as with pictures,
 * these are times of hand-over, not of sound in the air.
 * @param now the page's clock
 */
export function createAudioClock(context: AudioTimes, now: () => number = () => performance.now()): AudioClock {
  /** Page time in ms at which second 0 of the context was or would have been heard. Never cached: the clocks drift. */
  const origin = (): number => {
    const { contextTime, performanceTime } = context.getOutputTimestamp?.() ?? {};
    // Before the first sound has left, browsers report zeros.
    if (contextTime && performanceTime) return performanceTime - contextTime * 1000;
    const latency = context.outputLatency || context.baseLatency || 0;
    return now() - (context.currentTime - latency) * 1000;
  };
  return {
    toAudio: (stamp) => Math.max(context.currentTime + SOONEST_SECONDS, (stamp - origin()) / 1000),
    toPage: (time) => origin() + time * 1000,
  };
}
