/**
 * Why a picture cannot be shown:
 * - `unreachable`: no answer, or none that is a file
 * - `damaged`: it is not the picture that the collection lists
 * - `silent`: what makes the pictures does not answer
 * - `stopped`: it has stopped, or the browser does not let it start
 */
export type PictureFault = "unreachable" | "damaged" | "silent" | "stopped";

/** Its message says in English what happened to which file; the screen has a sentence for each fault. */
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
