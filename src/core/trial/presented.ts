import { type Ms, ms } from "../units";
import type { PresentationLog } from "./record";

/**
 * How long a picture was on screen according to the compositor: ms from the presentation of the first frame with it to
 * that of the first without it.
 * @returns undefined if the browser does not report it
 */
export function presentedFor({ presented }: Pick<PresentationLog, "presented">): Ms | undefined {
  return presented && ms(presented.offset - presented.onset);
}
