import type { NetQuestion, RequestOf } from "../../app/net-questions";
import { cells } from "./cells";
import { inspect } from "./inspect";
import { judge } from "./judge";
import { kernels } from "./kernels";
import type { Network } from "./network";

/** How each question is computed. Null means that this network cannot answer. The page imports only the types. */
export const questions = { judge, cells, inspect, kernels } satisfies {
  [Q in NetQuestion]: (net: Network, request: RequestOf<Q>) => Promise<object | null>;
};

type Computations = typeof questions;
/** The part of a request a computation needs; the page keeps the rest. */
export type RawRequest<Q extends NetQuestion> = Parameters<Computations[Q]>[1];
/** A reply from the net's thread. */
export type RawAnswer<Q extends NetQuestion> = NonNullable<Awaited<ReturnType<Computations[Q]>>>;

export interface Answered<Q extends NetQuestion> {
  /** Null when this network cannot answer. */
  readonly answer: RawAnswer<Q> | null;
  /** Milliseconds from pixels in to numbers out. */
  readonly time: number;
}

/** Asks one question of an engine or a thread. */
export type Ask = <Q extends NetQuestion>(question: Q, request: RawRequest<Q>) => Promise<Answered<Q>>;
