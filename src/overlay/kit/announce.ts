import type { Translate } from "../../content/messages";
import { joinSentences } from "./join-sentences";

/** The live region for screen readers; the overlay creates it once. */
export const ANNOUNCER_ID = "announcer";

/** Announces sentences to screen readers, politely and invisibly. Every announcement of the game comes through here. */
export function announce(t: Translate, ...sentences: readonly string[]): void {
  const region = document.getElementById(ANNOUNCER_ID);
  const text = joinSentences(t, sentences);
  if (!region || text === "") return;
  // A repeated sentence is read again only if the region's content changes.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}
