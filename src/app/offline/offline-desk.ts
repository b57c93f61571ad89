import type { OfflinePort } from "../ports";
import { createPantry, type PantryOptions } from "./pantry";
import { startKeeping } from "./start-keeping";
import { createTakeAlong } from "./take-along";

/** Keeping the game on the device. */
export interface OfflineDesk {
  /** False in development, where there is nothing to keep. */
  readonly available: boolean;
  /** The browser asks for little traffic, so nothing is kept unless the player asks for it. */
  readonly sparing: boolean;
  /** Counts what is kept, into the store. */
  count(): Promise<void>;
  /** Keeps everything there is. @param opponents also the stronger opponents' weights */
  takeAll(opponents: boolean): Promise<void>;
  stopTaking(): void;
  /** Loads the newer version. */
  update(): void;
}

export interface OfflineDeskOptions extends Omit<PantryOptions, "port"> {
  readonly port: OfflinePort | undefined;
  /** Called when a newer version is ready. */
  readonly onUpdate: () => void;
}

export function createOfflineDesk({ port, onUpdate, ...options }: OfflineDeskOptions): OfflineDesk {
  const nothing = async () => {};
  const idle = { sparing: false, count: nothing, takeAll: nothing, stopTaking: () => {}, update: () => {} };
  if (!port) return { available: false, ...idle };
  const pantry = createPantry({ port, ...options });
  if (port.refusal !== null) {
    options.stores.offline.setState({ shell: { kind: "failed", why: port.refusal } });
    return { available: true, ...idle };
  }
  port.onUpdate(onUpdate);
  startKeeping(port, options.stores, pantry);
  return {
    available: true,
    sparing: port.sparing,
    count: pantry.count,
    ...createTakeAlong(port, options.stores, pantry),
    update: port.update,
  };
}
