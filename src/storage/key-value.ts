import type { KeyValuePort } from "../app/ports";

/** The browser's localStorage. Throws where it is forbidden or full; the app tells the player. */
export const localKeyValue: KeyValuePort = {
  get: (key) => localStorage.getItem(key),
  set: (key, value) => localStorage.setItem(key, value),
  remove: (key) => localStorage.removeItem(key),
};
