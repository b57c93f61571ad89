/** Calls back when the device has come to life again: its network is back, or its page is seen. @returns ends it */
export function onWake(listener: () => void): () => void {
  if (typeof addEventListener !== "function" || typeof document === "undefined") return () => {};
  const seen = () => {
    if (!document.hidden) listener();
  };
  addEventListener("online", listener);
  addEventListener("pageshow", listener);
  document.addEventListener("visibilitychange", seen);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("pageshow", listener);
    document.removeEventListener("visibilitychange", seen);
  };
}
