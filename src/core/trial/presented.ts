import { type Ms, ms } from "../units";
import type { PresentationLog } from "./record";

/**
 * How long a picture was on the screen by the compositor's account: ms from the presentation of the first frame with it
 * to that of the first without it.
 * @returns undefined where the browser told nothing
 */
export function presentedFor({ presented }: Pick<PresentationLog, "presented">): Ms | undefined {
  return presented && ms(presented.offset - presented.onset);
}
