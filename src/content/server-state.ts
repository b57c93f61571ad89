import { FileFailure } from "./file-failure";

/**
 * How the game's server is: `newer` when its page runs other code than this one (a new version was put up, and old
 * files are gone); null when nothing is wrong with it.
 */
export type ServerState = "newer" | "no-answer" | "busy" | null;

/** A server's state as a file's fault, where there is one. */
export function asFileFailure(state: ServerState, what: string, cause?: unknown): FileFailure | null {
  if (state !== "no-answer" && state !== "busy") return null;
  const why = state === "busy" ? "the server cannot answer now" : "no answer from the server";
  return new FileFailure(state, what, why, { cause });
}
