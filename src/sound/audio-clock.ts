/** The part of an AudioContext that tells time. */
export interface AudioTimes {
  /** Seconds of sound that have been made. */
  readonly currentTime: number;
  /** Seconds from being made to being heard, where the browser knows them. */
  readonly outputLatency?: number;
  readonly baseLatency?: number;
  /** A moment of sound (in seconds) and the page's time (in ms) at which just that leaves the device. */
  getOutputTimestamp?(): { readonly contextTime?: number; readonly performanceTime?: number };
}

/**
 * Joins the clock of sound to the page's clock, on which frames and events are stamped. Sound is made ahead on a thread
 * of its own, so what is scheduled by this clock comes on time however busy the page is; a timer would not.
 */
export interface AudioClock {
  /**
   * When to schedule a sound that is to be heard at a time of the page.
   * @param stamp ms since the page's time origin, as frames and events have it
   * @returns seconds of the AudioContext; never before its present
   */
  toAudio(stamp: number): number;
  /** When a sound scheduled for a time of the AudioContext is heard: ms since the page's time origin. */
  toPage(time: number): number;
}

/** Sound is made in blocks of 128 samples; scheduling closer to now than this could miss the next of them. */
const SOONEST_SECONDS = 0.005;

/**
 * What the device adds after the browser (a wireless headphone's delay above all) no browser tells: as with pictures,
 * these are times of hand-over and not of sound in the air.
 * @param now the page's clock
 */
export function createAudioClock(context: AudioTimes, now: () => number = () => performance.now()): AudioClock {
  /** Page time in ms at which second 0 of the context was or would have been heard. Asked anew: the two clocks drift. */
  const origin = (): number => {
    const { contextTime, performanceTime } = context.getOutputTimestamp?.() ?? {};
    // Before the first sound has left, browsers answer with zeros.
    if (contextTime && performanceTime) return performanceTime - contextTime * 1000;
    const latency = context.outputLatency || context.baseLatency || 0;
    return now() - (context.currentTime - latency) * 1000;
  };
  return {
    toAudio: (stamp) => Math.max(context.currentTime + SOONEST_SECONDS, (stamp - origin()) / 1000),
    toPage: (time) => origin() + time * 1000,
  };
}
