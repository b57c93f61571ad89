/** A station of the feedforward sweep, with the time its cells start to fire. */
export interface SweepStation {
  /** Key of the explanation's step and of the area's name in the messages. */
  readonly key: "retina" | "lgn" | "v1" | "v2" | "v4" | "it";
  /** Earliest and usual onset in milliseconds after the picture. */
  readonly from: number;
  readonly to: number;
}

/**
 * Onset latencies along the ventral stream, as summarised by Thorpe & Fabre-Thorpe 2001 ("Seeking categories in the
 * brain", Science 291, figure 1) for the monkey; IT is their anterior IT. Approximate, and somewhat longer in humans:
 * say so wherever they are shown.
 */
export const sweep: readonly SweepStation[] = [
  { key: "retina", from: 20, to: 40 },
  { key: "lgn", from: 30, to: 50 },
  { key: "v1", from: 40, to: 60 },
  { key: "v2", from: 50, to: 70 },
  { key: "v4", from: 60, to: 80 },
  { key: "it", from: 80, to: 100 },
];

/** The animation continues a little after the last area has lit up; ms of brain time. */
export const SWEEP_END_MS = 120;

/** When the animation lights a station: the midpoint of its range. */
export const arrivalAt = ({ from, to }: SweepStation): number => (from + to) / 2;
