import { loadCode } from "../../content/load-code";
import { keepSuccess } from "../../core/keep-success";
import type { Keeping, KeepingOptions } from "./keeping";
import type { OfflineDoor } from "./offline-port";
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
  const open = keepSuccess(async () => {
    if (!door) return null;
    const [port, { createKeeping }] = await Promise.all([door.open(), loadCode(() => import("./keeping"))]);
    return createKeeping({ port, calm: door.calm, ...options });
  });
  // Without a network there is nothing to keep; the next one who asks tries again.
  const load = (): Promise<Keeping | null> => open().catch(() => null);
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
