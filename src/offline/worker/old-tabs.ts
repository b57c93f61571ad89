import { scope } from "./scope";

/**
 * Tabs that run an older version. An update is accepted in one tab; the others go on with the code they began with, and
 * must get the files that belong to it.
 */
export interface OldTabs {
  /** Notes all tabs open now, with their workers, as running an older version. */
  note(): Promise<void>;
  has(client: string): Promise<boolean>;
  /** A worker that an old tab opens is old too. */
  add(client: string): Promise<void>;
  /** Whether none is left. */
  gone(): Promise<boolean>;
}

/** Browsers stop and restart service workers as they like, so the list is written down. */
export function createOldTabs(): OldTabs {
  const name = `glimpse-old-tabs-${scope.registration.scope}`;
  const place = new URL("old-tabs", scope.registration.scope).href;
  let known: Promise<Set<string>> | null = null;
  const read = async (): Promise<Set<string>> => {
    const kept = await (await caches.open(name)).match(place);
    return new Set(kept ? ((await kept.json()) as string[]) : []);
  };
  const ids = (): Promise<Set<string>> => {
    known ??= read().catch(() => new Set());
    return known;
  };
  const write = async (set: Set<string>): Promise<void> => {
    const cache = await caches.open(name);
    await cache.put(place, new Response(JSON.stringify([...set]))).catch(() => undefined);
  };
  const open = async (): Promise<string[]> =>
    (await scope.clients.matchAll({ type: "all", includeUncontrolled: true })).map(({ id }) => id);
  return {
    async note() {
      const set = await ids();
      for (const id of await open()) set.add(id);
      await write(set);
    },
    has: async (client) => (await ids()).has(client),
    async add(client) {
      const set = await ids();
      set.add(client);
      await write(set);
    },
    async gone() {
      const set = await ids();
      if (set.size === 0) return true;
      const here = new Set(await open());
      if ([...set].some((id) => here.has(id))) return false;
      set.clear();
      await write(set);
      return true;
    },
  };
}
