import { createStore, type StoreApi } from "zustand/vanilla";
import type { NetPort, NetStatus } from "../ports";

export type NetStore = StoreApi<NetStatus>;

/** Mirrors the net's status, so that views read it like any other state. */
export function createNetStore(net: NetPort): NetStore {
  const store = createStore<NetStatus>(() => net.status());
  net.onStatus((status) => store.setState(status, true));
  return store;
}
