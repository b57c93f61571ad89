import type { NetQuestion, RequestOf } from "../../app/net-questions";
import { cells } from "./cells";
import { inspect } from "./inspect";
import { judge } from "./judge";
import { kernels } from "./kernels";
import type { Network } from "./network";

/** How each question is computed. Null means that this network cannot say. Pages import the types alone. */
export const questions = { judge, cells, inspect, kernels } satisfies {
  [Q in NetQuestion]: (net: Network, request: RequestOf<Q>) => Promise<object | null>;
};

type Computations = typeof questions;
/** What a computation needs of a request: the page may keep the rest in mind for itself. */
export type RawRequest<Q extends NetQuestion> = Parameters<Computations[Q]>[1];
/** What comes over from the net's thread. */
export type RawAnswer<Q extends NetQuestion> = NonNullable<Awaited<ReturnType<Computations[Q]>>>;

export interface Answered<Q extends NetQuestion> {
  /** Null when this network cannot say. */
  readonly answer: RawAnswer<Q> | null;
  /** Milliseconds from pixels in to numbers out. */
  readonly time: number;
}

/** One question to whatever answers it: an engine, a thread. */
export type Ask = <Q extends NetQuestion>(question: Q, request: RawRequest<Q>) => Promise<Answered<Q>>;
