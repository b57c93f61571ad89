import type { NetQuestion } from "../app/net-questions";
import type { BackendName } from "../content/net-choice";
import { median } from "../core/stats/describe";
import type { EngineStats } from "./engine";
import { asFailure, type NetFailure } from "./failure";
import type { Host } from "./host";
import type { Answered, RawRequest } from "./questions/registry";
import type { Seat } from "./seat";

/** A running network that restarts when its WebGL context is lost or its worker dies. */
export interface Player {
  state(): PlayerState;
  /** Null when it has stopped for good or was closed. Answers one question at a time; waits during a recovery. */
  ask<Q extends NetQuestion>(question: Q, request: RawRequest<Q>): Promise<Played<Q> | null>;
  stats(): Promise<EngineStats | null>;
  loseContext(): Promise<boolean>;
  close(): void;
}

export interface Played<Q extends NetQuestion> extends Answered<Q> {
  readonly backend: string;
}

export type PlayerState =
  | { readonly kind: "ready"; readonly seat: Seat; readonly typical: number }
  | { readonly kind: "recovering"; readonly failure: NetFailure }
  | { readonly kind: "gone"; readonly failure: NetFailure };

export interface PlayerOptions {
  readonly seat: Seat;
  /**
   * Finds another seat, starting at this rung of the ladder, optionally excluding a backend that has failed too often.
   */
  readonly reseat: (from: number, without?: BackendName) => Promise<Seat>;
  readonly onChange: () => void;
}

/** Number of failures before trying another backend. */
const FALLS_FORGIVEN = 2;
/** Number of good verdicts after which earlier failures are forgotten. */
const VERDICTS_TO_FORGET = 8;
const TIMES_KEPT = 15;
/** The question whose times are reported: the player waits for verdicts. */
const TIMED: NetQuestion = "judge";
/** The typical time is reported again when it changes by this fraction. */
const WORTH_TELLING = 0.1;

export function createPlayer({ seat: first, reseat, onChange }: PlayerOptions): Player {
  let state: PlayerState = { kind: "ready", seat: first, typical: first.typical };
  let seated: Promise<Seat | null> = Promise.resolve(first);
  let queue: Promise<unknown> = Promise.resolve();
  let times: number[] = [];
  let falls = 0;
  let closed = false;

  function sit(seat: Seat): void {
    times = [];
    seat.host.onDown = (failure) => fall(seat, failure);
    state = { kind: "ready", seat, typical: seat.typical };
  }

  function fall(seat: Seat, failure: NetFailure): void {
    if (closed || state.kind !== "ready" || state.seat !== seat) return;
    leave(seat);
    falls++;
    const givenUp = falls >= FALLS_FORGIVEN;
    if (givenUp) falls = 0;
    state = { kind: "recovering", failure };
    seated = reseat(seat.rung, givenUp ? seat.backend : undefined).then(
      (next) => {
        if (closed) {
          leave(next);
          return null;
        }
        sit(next);
        onChange();
        return next;
      },
      () => {
        state = { kind: "gone", failure };
        if (!closed) onChange();
        return null;
      },
    );
    onChange();
  }

  function note(time: number): void {
    times = [...times, time].slice(-TIMES_KEPT);
    if (times.length >= VERDICTS_TO_FORGET) falls = 0;
    if (state.kind !== "ready") return;
    const typical = median(times);
    if (Math.abs(typical - state.typical) < WORTH_TELLING * state.typical) return;
    state = { ...state, typical };
    onChange();
  }

  async function attempt<T>(work: (host: Host) => Promise<T>): Promise<(T & { backend: string }) | null> {
    for (;;) {
      const seat = await seated;
      if (!seat || closed) return null;
      try {
        return { ...(await work(seat.host)), backend: seat.backend };
      } catch (error) {
        fall(seat, asFailure(error));
      }
    }
  }

  sit(first);
  return {
    state: () => state,
    ask(question, request) {
      const answer = queue.then(() =>
        attempt(async (host) => {
          const answered = await host.ask(question, request);
          if (question === TIMED) note(answered.time);
          return answered;
        }),
      );
      queue = answer;
      return answer;
    },
    stats: async () => (await seated)?.host.stats() ?? null,
    loseContext: async () => (await seated)?.host.loseContext() ?? false,
    close() {
      closed = true;
      if (state.kind === "ready") leave(state.seat);
    },
  };
}

function leave({ host }: Seat): void {
  host.onDown = null;
  host.close();
}
