/**
 * Why a network cannot play:
 * - `weights`: its files are missing or damaged, or it answers with what are no numbers
 * - `network`: its files lie elsewhere and cannot be reached
 * - `no-backend`: this thread cannot compute that way
 * - `lost`: it could, until WebGL was taken away
 * - `crashed`: anything else
 */
export type FailureKind = "weights" | "network" | "no-backend" | "lost" | "crashed";

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
