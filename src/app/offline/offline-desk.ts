import type { OfflineDoor } from "../ports";
import type { Keeping, KeepingOptions } from "./keeping";
import { whenCalm } from "./quiet";

/** Keeping the game on the device. */
export interface OfflineDesk extends Keeping {
  /** False in development, where there is nothing to keep. */
  readonly available: boolean;
}

export interface OfflineDeskOptions extends Omit<KeepingOptions, "port" | "calm"> {
  readonly door: OfflineDoor | undefined;
}

/**
 * The code behind it loads late, since a newcomer's first picture does not need it: after a calm moment, when somebody
 * asks, or at once where it is kept already.
 */
export function createOfflineDesk({ door, ...options }: OfflineDeskOptions): OfflineDesk {
  let loaded: Promise<Keeping | null> | null = null;
  const load = (): Promise<Keeping | null> => {
    if (!door) return Promise.resolve(null);
    loaded ??= Promise.all([door.open(), import("./keeping")]).then(
      ([port, { createKeeping }]) => createKeeping({ port, calm: door.calm, ...options }),
      () => {
        // Without a network; the next one who asks tries again.
        loaded = null;
        return null;
      },
    );
    return loaded;
  };
  if (door?.early) void load();
  else if (door) void whenCalm(options.stores, door.calm).then(load);
  return {
    available: door !== undefined,
    count: async () => (await load())?.count(),
    takeAll: async (opponents) => (await load())?.takeAll(opponents),
    stopTaking: () => void load().then((keeping) => keeping?.stopTaking()),
    update: () => void load().then((keeping) => keeping?.update()),
  };
}
