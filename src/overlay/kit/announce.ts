/** The live region for screen readers; the overlay creates it once. */
export const ANNOUNCER_ID = "announcer";

/** Announces a sentence to screen readers, politely and invisibly. */
export function announce(text: string): void {
  const region = document.getElementById(ANNOUNCER_ID);
  if (!region) return;
  // A repeated sentence is read again only if the region's content changes.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}
