/** Calls `make` once and keeps what it made. A failure is not kept: the next call makes again. */
export function keepSuccess<T>(make: () => Promise<T>): () => Promise<T> {
  const keep = keepSuccesses<null, T>(make);
  return () => keep(null);
}

/** Where promises are kept: a Map, or a WeakMap that keeps them as long as their keys. */
interface Kept<K, V> {
  get(key: K): Promise<V> | undefined;
  set(key: K, made: Promise<V>): unknown;
  delete(key: K): boolean;
}

/** The same for each key. */
export function keepSuccesses<K, V>(
  make: (key: K) => Promise<V>,
  kept: Kept<K, V> = new Map<K, Promise<V>>(),
): (key: K) => Promise<V> {
  return (key) => {
    const known = kept.get(key);
    if (known) return known;
    const made = make(key);
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    return made;
  };
}
