import { OfflineFault, type OfflinePort, type OfflineTrouble } from "../app/offline/offline-port";
import type { OpponentId } from "../content/net-choice";
import { OFFLINE_FILE } from "../content/offline-files";
import type { TextSource } from "../content/source";
import { pictureCache, WORKER_FILE } from "./protocol";
import { createWorkerLink } from "./worker-link";

export interface KeeperOptions {
  readonly source: TextSource;
  /** Fetches a picture and checks its sum. */
  readonly fetchPicture: (file: { readonly url: string; readonly sha256: string }) => Promise<unknown>;
  /** Fetches an opponent's weights, and keeps them if there is room. */
  readonly fetchOpponent: (id: OpponentId, onShare: (share: number) => void, signal: AbortSignal) => Promise<unknown>;
  readonly isOpponentKept: (id: OpponentId) => Promise<boolean>;
}

/** Keeps the game in the browser's caches, with a service worker that answers from them. */
export function createKeeper({ source, fetchPicture, fetchOpponent, isOpponentKept }: KeeperOptions): OfflinePort {
  const home = new URL("./", document.baseURI).href;
  const link = createWorkerLink(new URL(WORKER_FILE, home).href);
  const absolute = (path: string) => new URL(path, home).href;
  const cache = () => caches.open(pictureCache(home)).catch(() => fail("blocked"));

  return {
    refusal: refusal(),
    sparing: (navigator as { connection?: { saveData?: boolean } }).connection?.saveData ?? false,
    // Written by the build, and compared with its sum by the service worker.
    files: async () => JSON.parse(await source.read(OFFLINE_FILE)),
    begin: (onShare) => link.begin(onShare),
    begun: () => link.begun(),
    check: () => link.check(),
    async kept() {
      const keys = await (await cache()).keys();
      return new Set(keys.flatMap(({ url }) => (url.startsWith(home) ? [url.slice(home.length)] : [])));
    },
    async keep({ path, sha256 }) {
      const url = absolute(path);
      await fetchPicture({ url, sha256 }).catch(() => fail("network"));
      // The service worker keeps what passes through it, unless there is no room.
      if (!(await (await cache()).match(url))) fail("full");
    },
    hasOpponent: isOpponentKept,
    async keepOpponent(id, onShare, signal) {
      await fetchOpponent(id, onShare, signal).catch(() => fail("network"));
      if (!(await isOpponentKept(id))) fail("full");
    },
    persist: async () => (await navigator.storage?.persist?.().catch(() => false)) ?? false,
    hold: (held) => link.send({ kind: held ? "hold" : "go" }),
    onUpdate: link.onUpdate,
    askForUpdate: link.askForUpdate,
    update: link.update,
  };
}

function refusal(): OfflineTrouble | null {
  if (!isSecureContext) return "insecure";
  return "serviceWorker" in navigator && typeof caches !== "undefined" ? null : "unsupported";
}

function fail(trouble: OfflineTrouble): never {
  throw new OfflineFault(trouble);
}
