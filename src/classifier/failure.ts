/**
 * Why a network cannot play:
 * - `weights`: its files are missing
 * - `damaged`: its files are corrupt
 * - `server`: the server that has its files does not hand them out now
 * - `network`: its files are on another server and cannot be reached
 * - `no-worker`: this browser does not start a worker, or the worker does not respond
 * - `no-backend`: this thread cannot use that backend
 * - `wrong-answers`: it runs, but its output is wrong
 * - `lost`: it ran until the WebGL context was lost
 * - `crashed`: anything else
 */
export type FailureKind =
  | "weights"
  | "damaged"
  | "server"
  | "network"
  | "no-worker"
  | "no-backend"
  | "wrong-answers"
  | "lost"
  | "crashed";

export class NetFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Any thrown value as a NetFailure. */
export function asFailure(error: unknown, kind: FailureKind = "crashed"): NetFailure {
  if (error instanceof NetFailure) return error;
  // TensorFlow.js also rejects with plain objects that have a message.
  const message = (error as { message?: unknown } | null)?.message;
  return new NetFailure(kind, typeof message === "string" ? message : String(error), { cause: error });
}
