import type { CDPSession, Page } from "playwright-core";

/** What came over the wire for one address, head and body as they were sent. */
export interface Received {
  readonly url: string;
  bytes: number;
  readonly encoding: string;
  /** Milliseconds on the browser's clock at which the last byte was there. */
  readonly at: number;
}

interface Response {
  readonly requestId: string;
  readonly response: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
}
interface Finished {
  readonly requestId: string;
  readonly encodedDataLength: number;
  readonly timestamp: number;
}

/** Counts what a page and its workers receive, by the browser's own account. */
export async function watchWire(page: Page): Promise<{ readonly received: readonly Received[]; open(): number }> {
  const session = await page.context().newCDPSession(page);
  const received: Received[] = [];
  const open = new Map<string, Response["response"] | null>();
  const listen = (method: string, params: unknown, from: string) => {
    const { requestId } = params as { requestId: string };
    // A worker's own script is asked for by the page and arrives on the worker's account.
    const other = `page ${requestId}`;
    const key = from !== "page" && open.has(other) ? other : `${from} ${requestId}`;
    if (method === "Network.requestWillBeSent") open.set(key, null);
    if (method === "Network.responseReceived") open.set(key, (params as Response).response);
    if (method === "Network.loadingFailed") open.delete(key);
    if (method !== "Network.loadingFinished") return;
    const { encodedDataLength, timestamp } = params as Finished;
    const response = open.get(key);
    open.delete(key);
    if (!response?.url.startsWith("http")) return;
    const headers = new Map(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]));
    received.push({
      url: response.url,
      bytes: encodedDataLength,
      encoding: headers.get("content-encoding") ?? "",
      at: timestamp * 1000,
    });
  };
  for (const event of [
    "Network.requestWillBeSent",
    "Network.responseReceived",
    "Network.loadingFinished",
    "Network.loadingFailed",
  ] as const)
    session.on(event, (params) => listen(event, params, "page"));
  await session.send("Network.enable");
  await watchWorkers(session, listen);
  return { received, open: () => open.size };
}

/** Workers have accounts of their own. Each is held at its start until its account is open. */
async function watchWorkers(
  session: CDPSession,
  listen: (method: string, params: unknown, from: string) => void,
): Promise<void> {
  let lastId = 0;
  const send = (sessionId: string, method: string, params: object = {}) =>
    session.send("Target.sendMessageToTarget", {
      sessionId,
      message: JSON.stringify({ id: ++lastId, method, params }),
    });
  session.on("Target.attachedToTarget", ({ sessionId }) => {
    // A worker that has ended meanwhile cannot be spoken to.
    void (async () => {
      await send(sessionId, "Network.enable");
      await send(sessionId, "Runtime.runIfWaitingForDebugger");
    })().catch(() => {});
  });
  session.on("Target.receivedMessageFromTarget", ({ sessionId, message }) => {
    const { method, params } = JSON.parse(message) as { method?: string; params?: unknown };
    if (method?.startsWith("Network.")) listen(method, params, sessionId);
  });
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
}
