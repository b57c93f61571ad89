/**
 * Why a network cannot play:
 * - `weights`: its files are missing
 * - `damaged`: its files are not what they were
 * - `network`: its files lie elsewhere and cannot be reached
 * - `no-worker`: this browser starts no worker, or none that answers
 * - `no-backend`: this thread cannot compute that way
 * - `wrong-answers`: it computes, but what comes out is wrong
 * - `lost`: it could, until WebGL was taken away
 * - `crashed`: anything else
 */
export type FailureKind =
  | "weights"
  | "damaged"
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

/** Whatever was thrown, as a failure of a kind. */
export function asFailure(error: unknown, kind: FailureKind = "crashed"): NetFailure {
  if (error instanceof NetFailure) return error;
  // TensorFlow.js also rejects with plain objects that have a message.
  const message = (error as { message?: unknown } | null)?.message;
  return new NetFailure(kind, typeof message === "string" ? message : String(error), { cause: error });
}
