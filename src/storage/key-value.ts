import type { KeyValuePort } from "../app/ports";

const LOCK = "glimpse.saved";

/** The browser's localStorage. Throws where it is forbidden or full; the app tells the player. */
export function createKeyValue(): KeyValuePort {
  const waiting = new Set<() => void>();
  const doNow = (work: () => void): void => {
    if (waiting.delete(work)) work();
  };
  // Nobody can wait for a lock any more.
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
      // A page that was frozen has heard nothing meanwhile.
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

/** What outlives a reload of this tab, and no more: its sessionStorage. */
export const tabKeyValue: KeyValuePort = {
  get: (key) => sessionStorage.getItem(key),
  set: (key, value) => sessionStorage.setItem(key, value),
  remove: (key) => sessionStorage.removeItem(key),
};
