import { faultOfStatus } from "./file-failure";
import type { ServerState } from "./server-state";

/** Time for an answer, since somebody waits for it. */
const PATIENCE_MS = 10_000;

/** Asks the server for this very page, to learn why the game's code did not come. */
export async function askServer(fetcher = fetch, page: Document = document): Promise<ServerState> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), PATIENCE_MS);
  try {
    const address = new URL(page.baseURI);
    const response = await fetcher(`${address.origin}${address.pathname}`, {
      cache: "no-store",
      signal: controller.signal,
    });
    if (!response.ok) return faultOfStatus(response.status) === "busy" ? "busy" : null;
    const text = await response.text();
    const scripts = [...page.querySelectorAll("script[type=module][src]")];
    const own = scripts.map((script) => script.getAttribute("src")?.split("/").at(-1) ?? "");
    return own.every((name) => text.includes(name)) ? null : "newer";
  } catch {
    return "no-answer";
  } finally {
    clearTimeout(timer);
  }
}
