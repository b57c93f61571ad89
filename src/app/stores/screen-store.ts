import { createStore, type StoreApi } from "zustand/vanilla";
import type { LinkDoubt } from "../../content/link";
import type { Misfit } from "../open-block";
import type { Erasable } from "../own-data";
import type { NetFall } from "../ports";

/** Which screen is up. What a screen shows beyond this it reads from the other stores. */
export type Screen =
  | { readonly name: "loading" }
  | { readonly name: "title" }
  | { readonly name: "map" }
  /** The warning before the first flash; `level` is where the player was going. */
  | { readonly name: "warning"; readonly level: string }
  | { readonly name: "intro"; readonly level: string }
  | { readonly name: "play" }
  | { readonly name: "results" }
  | { readonly name: "explanation"; readonly level: string }
  /** The instrument that belongs to a level. */
  | { readonly name: "lab"; readonly level: string }
  | { readonly name: "settings"; readonly back: Screen }
  | { readonly name: "notebook"; readonly back: Screen }
  /** The game cannot go on from here; `message` is a sentence for the player. */
  | { readonly name: "fault"; readonly message: string };

/** Something the player is told on whatever screen is up, until dismissed. */
export type Notice =
  | {
      readonly kind: "storage-damaged";
      readonly key: string;
      readonly why: string;
      readonly text: string;
      /** Saved by a newer game: it stays as it is until the player starts fresh. */
      readonly newer: boolean;
      /** The fields that were lost, where the others could be kept; null where all of it was. */
      readonly lost: readonly string[] | null;
    }
  /** There is no room for progress and settings. */
  | { readonly kind: "progress-unkept" }
  | { readonly kind: "storage-unavailable" }
  /** Records or pages wait in memory, because there is no room or no answer; they are tried again. */
  | { readonly kind: "unkept"; readonly full: boolean }
  /** "Erase my data" could not erase all of it. */
  | { readonly kind: "erase-left"; readonly left: readonly Erasable[] }
  | { readonly kind: "opponent-unreachable"; readonly opponent: string }
  | { readonly kind: "unknown-level"; readonly level: string }
  /** Planned, not built yet. */
  | { readonly kind: "locked-level"; readonly level: string }
  /** The address says something that could not be taken as it stands. */
  | { readonly kind: "link"; readonly doubt: LinkDoubt }
  /** A block was broken off by a reload, and can go on. */
  | { readonly kind: "open-block"; readonly level: string; readonly done: number; readonly of: number }
  /** It cannot, and why. */
  | { readonly kind: "block-misfit"; readonly level: string; readonly why: Misfit }
  | { readonly kind: "net-absent" }
  | { readonly kind: "net-recovered"; readonly cause: NetFall; readonly backend: string };

export interface ScreenState {
  readonly screen: Screen;
  readonly notices: readonly Notice[];
}

export type ScreenStore = StoreApi<ScreenState>;

export function createScreenStore(): ScreenStore {
  return createStore<ScreenState>(() => ({ screen: { name: "loading" }, notices: [] }));
}
