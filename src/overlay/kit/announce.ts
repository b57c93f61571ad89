/** Where the screen reader's news is written; made once by the overlay. */
export const ANNOUNCER_ID = "announcer";

/** Says something to a screen reader, politely, without showing it. */
export function announce(text: string): void {
  const region = document.getElementById(ANNOUNCER_ID);
  if (!region) return;
  // The same words twice running would not be read again unless the region changes.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}
