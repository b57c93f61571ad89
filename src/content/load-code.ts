import { type Pause, retry } from "./retry";
import { asFileFailure, type ServerState } from "./server-state";

/**
 * Why a part of the game's code cannot be run:
 * - `newer`: the server has a newer version, and no longer this one's files
 * - `unloadable`: anything else but the server's silence, which is a FileFailure
 */
export class CodeFailure extends Error {
  constructor(
    readonly fault: "newer" | "unloadable",
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "CodeFailure";
  }
}

/** Only the page can ask for itself: workers and Node ask nobody. */
let askAnybody: () => Promise<ServerState> = async () => null;

/** Sets who is asked how the server is, when code does not come. */
export function askBy(ask: () => Promise<ServerState>): void {
  askAnybody = ask;
}

export interface LoadOptions {
  /** Asks how the server is; replaced in tests. */
  readonly ask?: () => Promise<ServerState>;
  readonly pause?: Pause;
  readonly importer?: (address: string) => Promise<unknown>;
}

/**
 * Loads a part of the game.
 * @param load calls `import()` and returns its module, unchanged
 * @throws FileFailure when the server does not answer @throws CodeFailure
 */
export async function loadCode<T>(load: () => Promise<T>, options: LoadOptions = {}): Promise<T> {
  const { ask = askAnybody, pause, importer = importAnew } = options;
  let state: ServerState = null;
  let address: string | null = null;
  try {
    return await retry(
      async (tried) => {
        if (lostStyles.size > 0) await bringStyles();
        if (tried === 0 || state !== null || address === null) return load();
        const known = address;
        return load().catch(() => importer(known) as Promise<T>);
      },
      {
        pause,
        mayPass: async (error) => {
          address = addressIn(error) ?? address;
          state = await ask();
          return state !== "newer";
        },
      },
    );
  } catch (cause) {
    const fault = state === "newer" ? "newer" : "unloadable";
    throw asFileFailure(state, "a part of the game", cause) ?? new CodeFailure(fault, cause);
  }
}

/** Chromium and Firefox name the module that did not come. */
function addressIn(error: unknown): string | null {
  return /dynamically imported module: (https?:\S+)/.exec(error instanceof Error ? error.message : "")?.[1] ?? null;
}

let anew = 0;

/**
 * Many browsers remember that a module did not come, and never ask for its address again: it gets another one. The old
 * one is dead, so that no module is here twice.
 */
function importAnew(address: string): Promise<unknown> {
  anew += 1;
  const url = new URL(address);
  url.searchParams.set("again", String(anew));
  return import(/* @vite-ignore */ url.href);
}

/** Addresses of stylesheets that did not arrive. */
const lostStyles = new Set<string>();

/**
 * Vite adds a link for each stylesheet of a part, once: it never asks again for one that failed. So the link of one that
 * failed is removed here, and the next part that is loaded, or the next try, brings it.
 */
export function dropFailedStyles(page: Document = document): void {
  page.addEventListener(
    "error",
    ({ target }) => {
      if (!(target instanceof HTMLLinkElement) || target.rel !== "stylesheet") return;
      target.remove();
      lostStyles.add(target.href);
    },
    true,
  );
}

async function bringStyles(page: Document = document): Promise<void> {
  const bring = (href: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const link = page.createElement("link");
      link.rel = "stylesheet";
      link.href = href;
      link.addEventListener("load", () => {
        lostStyles.delete(href);
        resolve();
      });
      link.addEventListener("error", () => reject(new Error(`the stylesheet ${href} did not come`)));
      page.head.append(link);
    });
  await Promise.all([...lostStyles].map(bring));
}
