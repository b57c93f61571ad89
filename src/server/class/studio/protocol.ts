import type { NetVerdict } from "../../../core/trial/record";
import type { CategoryId, StimulusSpec } from "../../../core/trial/trial";

/** What the server asks of the studio's thread. */
export type StudioRequest =
  /** Loads the net, so that the first verdict does not wait for it. */
  | { readonly kind: "warm" }
  | { readonly kind: "encode"; readonly spec: StimulusSpec }
  | { readonly kind: "seal"; readonly file: Uint8Array<ArrayBuffer>; readonly key: Uint8Array; readonly room: number }
  | { readonly kind: "judge"; readonly spec: StimulusSpec; readonly choices: readonly CategoryId[] };

export interface StudioAnswers {
  warm: null;
  /** A lossless WebP file, and the hash of its pixels. */
  encode: { readonly file: Uint8Array<ArrayBuffer>; readonly hash: string };
  seal: Uint8Array<ArrayBuffer>;
  judge: NetVerdict;
}

/** How the thread answers what it was asked last: it has one thing to do at a time. */
export type StudioReply = { readonly answer: StudioAnswers[StudioRequest["kind"]] } | { readonly fault: string };
