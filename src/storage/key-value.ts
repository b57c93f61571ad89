import type { KeyValuePort } from "../app/ports";

const LOCK = "glimpse.saved";

/** The browser's localStorage. Throws when forbidden or full; the app tells the player. */
export function createKeyValue(): KeyValuePort {
  const waiting = new Set<() => void>();
  const doNow = (work: () => void): void => {
    if (waiting.delete(work)) work();
  };
  // Too late to wait for a lock.
  addEventListener("pagehide", () => {
    for (const work of [...waiting]) doNow(work);
  });
  const { locks } = navigator;
  return {
    get: (key) => localStorage.getItem(key),
    set: (key, value) => localStorage.setItem(key, value),
    remove: (key) => localStorage.removeItem(key),
    watch: (listener) => {
      addEventListener("storage", (event) => {
        if (event.storageArea === localStorage) listener(event.key);
      });
      // A frozen page has missed all storage events.
      addEventListener("pageshow", (event) => {
        if (event.persisted) listener(null);
      });
      document.addEventListener("visibilitychange", () => {
        if (!document.hidden) listener(null);
      });
    },
    // Plain http has no locks.
    ...(locks && {
      exclusive: async (work: () => void) => {
        waiting.add(work);
        try {
          await locks.request(LOCK, () => doNow(work));
        } catch {
          doNow(work);
        }
      },
    }),
  };
}

/** The tab's sessionStorage: survives a reload, but not closing the tab. */
export const tabKeyValue: KeyValuePort = {
  get: (key) => sessionStorage.getItem(key),
  set: (key, value) => sessionStorage.setItem(key, value),
  remove: (key) => sessionStorage.removeItem(key),
};
