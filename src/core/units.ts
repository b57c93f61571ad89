/** Branded numbers, so that a duration cannot pass for a count of frames. */
declare const unit: unique symbol;
type Branded<U extends string> = number & { readonly [unit]: U };

/** Milliseconds. */
export type Ms = Branded<"ms">;
/** A whole number of screen refreshes. */
export type Frames = Branded<"frames">;
/** Degrees of rotation (counter-clockwise positive) or of visual angle, as the name says. */
export type Degrees = Branded<"degrees">;
/** Refreshes per second. */
export type Hertz = Branded<"hertz">;

export const ms = (value: number): Ms => value as Ms;
export const frames = (value: number): Frames => value as Frames;
export const degrees = (value: number): Degrees => value as Degrees;
export const hertz = (value: number): Hertz => value as Hertz;

/**
 * The whole number of frames nearest to a duration, at least one for any duration above zero.
 * @param duration milliseconds, ≥ 0
 * @param refresh the screen's refresh rate, > 0
 */
export function framesFor(duration: Ms, refresh: Hertz): Frames {
  if (duration <= 0) return frames(0);
  return frames(Math.max(1, Math.round((duration * refresh) / 1000)));
}

/** How long a count of frames lasts at a refresh rate. */
export function durationOf(count: Frames, refresh: Hertz): Ms {
  return ms((count * 1000) / refresh);
}
