import type { KeyValuePort } from "../../../src/app/ports";

/** A browser's small storage, in memory. */
export function smallStorage(holds: Readonly<Record<string, string>> = {}): KeyValuePort {
  const kept = new Map(Object.entries(holds));
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
  };
}
