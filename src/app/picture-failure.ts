import type { FileFault } from "../content/file-failure";

/**
 * Why a picture cannot be shown: its file did not arrive, or
 * - `newer`: the server has a newer version of the game, and no longer the code of this one
 * - `no-worker`: the browser does not start the compositor
 * - `silent`: the compositor does not respond
 * - `stopped`: the compositor has stopped
 */
export type PictureFault = FileFault | "newer" | "no-worker" | "silent" | "stopped";

/** The message says in English what happened to which file; the screen shows a translated sentence for each fault. */
export class PictureFailure extends Error {
  constructor(
    readonly fault: PictureFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "PictureFailure";
  }
}
