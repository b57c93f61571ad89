import type { Checked, ToWorker } from "../protocol";
import { createGate } from "./gate";
import { createOldTabs } from "./old-tabs";
import { answerPicture } from "./pictures";
import { scope } from "./scope";
import { createShell } from "./shell";

/**
 * Keeps the game on the device and answers its requests, with or without a network. The page registers it late: after
 * the first flash, or when the player lingers on a quiet screen.
 */
const gate = createGate();
// The build looks for this name in the output, so it is written out.
const shell = createShell((self as unknown as typeof scope).__WB_MANIFEST, gate);
const tabs = createOldTabs();
const home = scope.registration.scope;

scope.addEventListener("install", (event) => event.waitUntil(shell.install(event)));

scope.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      // At the first visit, the page that is open is of this very version. Later, all that is open is older.
      const first = (await scope.clients.matchAll()).length === 0;
      if (!first) await tabs.note();
      // The page that registered the worker, and its workers, are served from now on.
      await scope.clients.claim();
      if (await tabs.gone()) await shell.tidy(event);
    })(),
  );
});

scope.addEventListener("message", (event) => {
  const message = event.data as ToWorker;
  if (message.kind === "hold") gate.hold();
  if (message.kind === "go") gate.open();
  if (message.kind === "take-over") void scope.skipWaiting();
  if (message.kind === "tidy") event.waitUntil(tabs.gone().then((gone) => (gone ? shell.tidy(event) : undefined)));
  if (message.kind === "check")
    event.waitUntil(shell.check(event).then((missing) => event.ports[0]?.postMessage({ missing } satisfies Checked)));
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  // "only-if-cached" across modes is an error to pass on; browsers' own tools ask that way.
  if (request.method !== "GET" || !request.url.startsWith(home) || request.cache === "only-if-cached") return;
  // The query is for the page, not for the file.
  const url = (request.url.split(/[?#]/, 1)[0] ?? "").replace(/^(.*\/)$/, (folder) =>
    folder === home ? `${home}index.html` : folder,
  );
  const path = url.slice(home.length);
  if (shell.has(url) || path.startsWith("app/")) event.respondWith(answerFile(event, url));
  else if (/^assets\/stimuli\/.*\.(webp|ogg)$/.test(path)) event.respondWith(answerPicture(request));
});

async function answerFile(event: FetchEvent, url: string): Promise<Response> {
  const old = await tabs.has(event.clientId);
  if (old && event.resultingClientId && event.request.mode !== "navigate") await tabs.add(event.resultingClientId);
  // Every page that loads gets this version.
  if (event.request.mode !== "navigate" && (old || !shell.has(url))) {
    const older = await shell.older(url);
    if (older) return older;
  }
  if (!shell.has(url)) return fetch(event.request);
  // A server that has moved on no longer has this version's file, but another one is better than none.
  return shell.answer(event, url).catch(() => fetch(event.request));
}
