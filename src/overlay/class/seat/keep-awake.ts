/**
 * Where the browser can, the screen stays on while the page is seen: a dark phone misses its picture. Over plain http
 * no browser can.
 * @returns ends it
 */
export function keepAwake(): () => void {
  let lock: Promise<{ release(): Promise<void> } | null> | null = null;
  const release = (): void => {
    void lock?.then((held) => held?.release()).catch(() => {});
    lock = null;
  };
  const hold = (): void => {
    release();
    // A lock ends by itself when the page is hidden.
    if (!document.hidden) lock = navigator.wakeLock?.request("screen").catch(() => null) ?? null;
  };
  hold();
  document.addEventListener("visibilitychange", hold);
  return () => {
    document.removeEventListener("visibilitychange", hold);
    release();
  };
}
