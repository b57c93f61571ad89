import { asFileFailure, askServer, type ServerState } from "./ask-server";
import { type Pause, retry } from "./retry";

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

/** Only the page knows its own address: workers and Node ask nobody. */
const whoAsks = async (): Promise<ServerState> => (typeof document === "undefined" ? null : askServer());

export interface LoadOptions {
  /** Asks how the server is; replaced in tests. */
  readonly ask?: () => Promise<ServerState>;
  readonly pause?: Pause;
}

/**
 * Loads a part of the game: a dynamic `import()`. A lost response is asked for again, which older browsers answer from
 * memory with the same failure; there only reloading the page helps, and the screens offer it.
 * @throws FileFailure when the server does not answer @throws CodeFailure
 */
export async function loadCode<T>(load: () => Promise<T>, { ask = whoAsks, pause }: LoadOptions = {}): Promise<T> {
  let state: ServerState = null;
  try {
    return await retry(load, {
      pause,
      mayPass: async () => {
        state = await ask();
        return state !== "newer";
      },
    });
  } catch (cause) {
    throw (
      asFileFailure(state, "a part of the game", cause) ??
      new CodeFailure(state === "newer" ? "newer" : "unloadable", cause)
    );
  }
}

/**
 * Vite adds a link for each stylesheet of a part, and takes any link it finds for a stylesheet that has arrived. So one
 * that failed is removed, and the next try asks for it again.
 */
export function dropFailedStyles(page: Document = document): void {
  page.addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLLinkElement && target.rel === "stylesheet") target.remove();
    },
    true,
  );
}
