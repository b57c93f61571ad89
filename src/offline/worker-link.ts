import { OfflineFault, type OfflinePort } from "../app/offline/offline-port";
import type { Checked, FromWorker, ToWorker } from "./protocol";

export interface WorkerLink
  extends Pick<OfflinePort, "begin" | "begun" | "check" | "onUpdate" | "askForUpdate" | "update"> {
  /** Reaches the worker in charge and the one being installed. */
  send(message: ToWorker): void;
}

/** Asking a server more often for a newer version would only cost traffic. */
const UPDATE_EVERY_MS = 20 * 60_000;
/** A worker that was told to take over has done so by then, or never will. */
const TAKE_OVER_MS = 10_000;
/** Each file checked is an event of its own to wait for; this is for the whole shell. */
const CHECK_MS = 120_000;

/** The page's end of the service worker, whose script has this address. */
export function createWorkerLink(address: string): WorkerLink {
  const container = "serviceWorker" in navigator ? navigator.serviceWorker : null;
  let registration: ServiceWorkerRegistration | null = null;
  let lastHold: ToWorker | null = null;
  let lastAsked = Number.NEGATIVE_INFINITY;
  let accepted = false;
  let ready = false;
  const listeners: (() => void)[] = [];
  /** The worker that serves this page; another one later means that another tab has updated. */
  let controller = own(container?.controller);

  const announce = (): void => {
    if (ready) return;
    ready = true;
    for (const listener of listeners) listener();
  };

  const adopt = (found: ServiceWorkerRegistration): void => {
    if (registration === found) return;
    registration = found;
    const follow = (): void => {
      const { installing, waiting, active } = found;
      if (lastHold && installing) installing.postMessage(lastHold);
      // With none in charge, the new one is the first: no update.
      if (waiting && active) announce();
      installing?.addEventListener("statechange", () => {
        if (found.waiting && found.active) announce();
      });
    };
    found.addEventListener("updatefound", follow);
    follow();
  };

  container?.addEventListener("controllerchange", () => {
    const before = controller;
    controller = own(container.controller);
    if (accepted) location.reload();
    else if (before) announce();
  });
  const found = registrationOf(container, address).then((known) => {
    if (known) adopt(known);
    return known;
  });

  return {
    send(message) {
      if (message.kind === "hold" || message.kind === "go") lastHold = message;
      registration?.installing?.postMessage(message);
      registration?.active?.postMessage(message);
    },
    begun: async () => Boolean((await found)?.active),
    async begin(onShare) {
      await found;
      const known = await container?.register(address, { updateViaCache: "none" }).catch((error: Error) => {
        // A server without the file is one thing, a browser that refuses another.
        throw new OfflineFault(error.name === "SecurityError" ? "blocked" : "network");
      });
      if (!known) throw new OfflineFault("blocked");
      adopt(known);
      if (!known.active) await firstInstall(known, onShare);
      lastAsked = performance.now();
      known.active?.postMessage({ kind: "tidy" } satisfies ToWorker);
    },
    check: () =>
      new Promise((resolve, reject) => {
        if (!registration?.active) return reject(new OfflineFault("blocked"));
        const { port1, port2 } = new MessageChannel();
        const giveUp = setTimeout(() => reject(new OfflineFault("network")), CHECK_MS);
        port1.onmessage = ({ data }: MessageEvent<Checked>) => {
          clearTimeout(giveUp);
          if (data.missing === 0) resolve();
          else reject(new OfflineFault("network"));
        };
        registration.active.postMessage({ kind: "check" } satisfies ToWorker, [port2]);
      }),
    onUpdate(listener) {
      listeners.push(listener);
      if (ready) listener();
    },
    askForUpdate() {
      if (!registration?.active || performance.now() - lastAsked < UPDATE_EVERY_MS) return;
      lastAsked = performance.now();
      registration.update().catch(() => undefined);
    },
    update() {
      accepted = true;
      const waiting = registration?.waiting;
      if (!waiting) return location.reload();
      waiting.postMessage({ kind: "take-over" } satisfies ToWorker);
      setTimeout(() => location.reload(), TAKE_OVER_MS);
    },
  };

  /** A game in a folder above may have a worker too. */
  function own(worker: ServiceWorker | null | undefined): ServiceWorker | null {
    return worker?.scriptURL === address ? worker : null;
  }

  /** Until the first worker is in charge. */
  function firstInstall(known: ServiceWorkerRegistration, onShare: (share: number) => void): Promise<void> {
    const worker = known.installing ?? known.waiting;
    if (!worker) return Promise.reject(new OfflineFault("blocked"));
    return new Promise((resolve, reject) => {
      let why: "full" | "network" = "network";
      const hear = ({ data }: MessageEvent<FromWorker>): void => {
        if (data.kind === "storing") onShare(data.done / data.of);
        if (data.kind === "failed") why = data.why;
      };
      const watch = (): void => {
        if (worker.state !== "activated" && worker.state !== "redundant") return;
        container?.removeEventListener("message", hear);
        worker.removeEventListener("statechange", watch);
        if (worker.state === "activated") resolve();
        else reject(new OfflineFault(why));
      };
      container?.addEventListener("message", hear);
      container?.startMessages();
      worker.addEventListener("statechange", watch);
      if (lastHold) worker.postMessage(lastHold);
      watch();
    });
  }
}

/** Some private windows have the interface and refuse its use. A folder above may have a registration of its own. */
async function registrationOf(
  container: ServiceWorkerContainer | null,
  address: string,
): Promise<ServiceWorkerRegistration | null> {
  try {
    const known = await container?.getRegistration(address);
    return known?.scope === new URL("./", address).href ? known : null;
  } catch {
    return null;
  }
}
