import { FileFailure, type FileFault } from "../content/file-failure";
import { CodeFailure } from "../content/load-code";
import { type FailureKind, NetFailure } from "./failure";

const kinds: Readonly<Record<FileFault, FailureKind>> = {
  "no-answer": "server",
  busy: "server",
  missing: "weights",
  refused: "weights",
  damaged: "damaged",
};

/**
 * The failure of a file or of code as a net's; anything else as it is.
 * @param unreachable when there is no response at all: for a network from elsewhere the player can go online, for the
 * game's own server only try again
 */
export function asNetFailure(error: unknown, unreachable: "server" | "network" = "server"): unknown {
  if (error instanceof CodeFailure && error.fault === "newer")
    return new NetFailure("server", error.message, { cause: error });
  if (!(error instanceof FileFailure)) return error;
  const kind = error.fault === "no-answer" ? unreachable : kinds[error.fault];
  return new NetFailure(kind, error.message, { cause: error });
}
