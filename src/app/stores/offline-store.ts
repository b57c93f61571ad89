import { createStore, type StoreApi } from "zustand/vanilla";
import type { OpponentId } from "../../content/net-choice";
import type { OfflineTrouble } from "../offline/offline-port";

/** How much of something is kept, and how much there is. */
export interface Stock {
  readonly kept: number;
  readonly of: number;
}

export interface OfflineState {
  /** The browser asks for little traffic, so nothing is kept unless the player asks for it. */
  readonly sparing: boolean;
  /** The shell: code, words, the built-in net. */
  readonly shell:
    | { readonly kind: "none" }
    | { readonly kind: "storing"; readonly share: number }
    | { readonly kind: "kept" }
    | { readonly kind: "failed"; readonly why: OfflineTrouble };
  /** Null until they have been counted. Sizes in bytes. */
  readonly stock: {
    readonly shellBytes: number;
    readonly pictures: Stock;
    readonly pictureBytes: Stock;
    /** The stronger opponents' weights. */
    readonly opponentBytes: Stock;
    /** Whether every level the player can open now, and those that open next, has its pictures. */
    readonly enough: boolean;
  } | null;
  /** Bytes fetched and to fetch, while the player takes everything along. */
  readonly taking: Stock | null;
  readonly taken: Taken | null;
}

/** How taking everything along ended. */
export type Taken =
  /** `promised`: the browser has promised not to drop it. */
  | { readonly kind: "all"; readonly promised: boolean }
  | { readonly kind: "stopped" }
  | {
      readonly kind: "part";
      readonly why: OfflineTrouble;
      /** The number of files missing, the shell counting as one, and the opponents. */
      readonly files: number;
      readonly opponents: readonly OpponentId[];
    };

export type OfflineStore = StoreApi<OfflineState>;

export function createOfflineStore(): OfflineStore {
  return createStore<OfflineState>(() => ({
    sparing: false,
    shell: { kind: "none" },
    stock: null,
    taking: null,
    taken: null,
  }));
}
