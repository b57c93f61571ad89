/** Keeps the most recently used values. */
export interface Shelf<K, V> {
  get(key: K): Promise<V>;
}

/**
 * A least-recently-used cache of promises, so that two requests for the same value compute it once. Failures are not
 * cached: the next request tries again.
 */
export function createShelf<K, V>(room: number, make: (key: K) => Promise<V>): Shelf<K, V> {
  const kept = new Map<K, Promise<V>>();
  return {
    get(key) {
      const found = kept.get(key);
      const value = found ?? make(key);
      // A Map keeps insertion order: reinserting the entry makes it the newest.
      kept.delete(key);
      kept.set(key, value);
      if (!found)
        value.catch(() => {
          if (kept.get(key) === value) kept.delete(key);
        });
      for (const oldest of kept.keys()) {
        if (kept.size <= room) break;
        kept.delete(oldest);
      }
      return value;
    },
  };
}
