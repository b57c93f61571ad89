/**
 * Why a picture cannot be shown:
 * - `unreachable`: no response, or not a file
 * - `damaged`: not the picture listed in the collection
 * - `silent`: the compositor does not respond
 * - `stopped`: the compositor has stopped, or the browser does not let it start
 */
export type PictureFault = "unreachable" | "damaged" | "silent" | "stopped";

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
