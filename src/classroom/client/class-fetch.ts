import { ClassFailure, type ClassFault } from "../../app/class/class-port";

/** What is fetched with; replaced in tests. */
export type Fetcher = (url: string, init?: RequestInit) => Promise<Response>;

const PATIENCE_MS = 15_000;

/** Asks the class server for JSON. @param path relative to the game @throws ClassFailure */
export async function askClass<T>(fetcher: Fetcher, url: string, init: RequestInit = {}): Promise<T> {
  const response = await reach(fetcher, url, init);
  const body = await jsonOf(response);
  if (response.ok && body !== null) return body as T;
  const { fault = response.status === 404 || response.status === 405 ? "no-server" : "server", sentence } = (body ??
    {}) as { readonly fault?: ClassFault; readonly sentence?: string };
  throw new ClassFailure(fault, sentence ?? `the class server answered ${response.status}`);
}

/** @throws ClassFailure "unreachable" when nothing answers */
export async function reach(fetcher: Fetcher, url: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetcher(url, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS), ...init });
  } catch (cause) {
    throw new ClassFailure("unreachable", `the class server could not be reached: ${(cause as Error).message}`);
  }
}

/** Null for anything that is not JSON: a static host answers with a page of its own. */
export async function jsonOf(response: Response): Promise<unknown> {
  if (!/^application\/json/i.test(response.headers.get("content-type") ?? "")) return null;
  return response.json().catch(() => null);
}

export const posted = (value: unknown): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(value),
});
