/**
 * Why a file did not arrive:
 * - `no-answer`: no connection, or it broke off
 * - `busy`: the server answers that it cannot now (5xx, too many requests)
 * - `missing`: the server has no such file
 * - `refused`: the server does not hand it out
 * - `damaged`: something else arrived than the file
 */
export type FileFault = "no-answer" | "busy" | "missing" | "refused" | "damaged";

/** The message says in English what happened to which file; the screen shows a translated sentence for each fault. */
export class FileFailure extends Error {
  constructor(
    readonly fault: FileFault,
    readonly url: string,
    why: string,
    options?: ErrorOptions,
  ) {
    super(fault === "damaged" ? `${url} is damaged: ${why}` : `${url} could not be fetched: ${why}`, options);
    this.name = "FileFailure";
  }
}

/** What a response's status says. */
export function faultOfStatus(status: number): FileFault {
  if (status === 404 || status === 410) return "missing";
  if (status === 408 || status === 425 || status === 429 || status >= 500) return "busy";
  return "refused";
}
