import type { Translate } from "../content/messages";
import { PictureFailure } from "./picture-failure";

/** The sentence shown when a block cannot continue. */
export function faultSentence(error: unknown, t: Translate): string {
  if (error instanceof PictureFailure) return t(`error.picture.${error.fault}`, { detail: error.message });
  return error instanceof Error ? error.message : String(error);
}
