import { createStore, type StoreApi } from "zustand/vanilla";
import type { Language } from "../../content/language";
import type { LinkDoubt } from "../../content/link";
import type { Fault } from "../fault";
import type { Misfit } from "../open-block";
import type { Erasable } from "../own-data";
import type { NetFall } from "../ports";

/** The current screen. Anything else a screen shows comes from the other stores. */
export type Screen =
  | { readonly name: "loading" }
  | { readonly name: "title" }
  | { readonly name: "map" }
  /** The warning before the first flash; `level` is the one the player asked for. */
  | { readonly name: "warning"; readonly level: string }
  | { readonly name: "intro"; readonly level: string }
  | { readonly name: "play" }
  | { readonly name: "results" }
  | { readonly name: "explanation"; readonly level: string }
  /** A level's lab. */
  | { readonly name: "lab"; readonly level: string }
  /** Where a class is joined or opened. */
  | { readonly name: "class-door" }
  /** A player's seat in a class. */
  | { readonly name: "class-seat" }
  /** The host's desk, and what a class sees on the wall. */
  | { readonly name: "class-host" }
  /** Result files of several classes, side by side. */
  | { readonly name: "class-cup" }
  | { readonly name: "settings"; readonly back: Screen }
  | { readonly name: "notebook"; readonly back: Screen }
  /** The game cannot continue. */
  | { readonly name: "fault"; readonly fault: Fault; readonly again: boolean };

/** A message shown on every screen until dismissed. */
export type Notice =
  | {
      readonly kind: "storage-damaged";
      readonly key: string;
      readonly why: string;
      readonly text: string;
      /** Saved by a newer game: left untouched until the player starts fresh. */
      readonly newer: boolean;
      /** The fields lost when the others could be kept; null when everything was lost. */
      readonly lost: readonly string[] | null;
    }
  /** No space to save progress and settings. */
  | { readonly kind: "progress-unkept" }
  | { readonly kind: "storage-unavailable" }
  /** Records or pages are held in memory, because storage is full or does not respond; writing is retried. */
  | { readonly kind: "unkept"; readonly full: boolean }
  /** "Erase my data" could not erase all of it. */
  | { readonly kind: "erase-left"; readonly left: readonly Erasable[] }
  | { readonly kind: "opponent-unreachable"; readonly opponent: string }
  | { readonly kind: "unknown-level"; readonly level: string }
  /** Planned, not built yet. */
  | { readonly kind: "locked-level"; readonly level: string }
  /** The address holds something that could not be used as written. */
  | { readonly kind: "link"; readonly doubt: LinkDoubt }
  /** A block was interrupted by a reload, and can resume. */
  | { readonly kind: "open-block"; readonly level: string; readonly done: number; readonly of: number }
  /** It cannot resume, and why. */
  | { readonly kind: "block-misfit"; readonly level: string; readonly why: Misfit }
  | { readonly kind: "net-absent" }
  /** A newer version of the game is ready to be loaded. Shown between levels only. */
  | { readonly kind: "update-ready" }
  /** Pictures of the current screen could not be made. */
  | { readonly kind: "pictures-missing"; readonly fault: Fault }
  /** The player's language could not be loaded. */
  | { readonly kind: "language-unloaded"; readonly language: Language; readonly fault: Fault }
  | { readonly kind: "net-recovered"; readonly cause: NetFall; readonly backend: string };

export interface ScreenState {
  readonly screen: Screen;
  /** Counts how often a screen was restarted. */
  readonly turn: number;
  readonly notices: readonly Notice[];
}

export type ScreenStore = StoreApi<ScreenState>;

export function createScreenStore(): ScreenStore {
  return createStore<ScreenState>(() => ({ screen: { name: "loading" }, turn: 0, notices: [] }));
}
