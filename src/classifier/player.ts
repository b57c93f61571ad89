import { median } from "../core/stats/describe";
import type { Raster } from "../core/vision/raster";
import type { BackendName } from "./backend";
import type { EngineStats, Inspection, Judgement } from "./engine";
import { asFailure, type NetFailure } from "./failure";
import type { Host } from "./host";
import type { Seat } from "./seat";

/** A network at play, that gets up again when WebGL is taken away or its worker dies. */
export interface Player {
  state(): PlayerState;
  /** Null when it has gone for good, or was closed. One picture is judged at a time; a recovery is waited for. */
  judge(picture: Raster, places?: boolean): Promise<(Judgement & { readonly backend: string }) | null>;
  /** The verdict with the activity behind it; null as for `judge`, in whose queue it waits. */
  inspect(picture: Raster): Promise<Inspection | null>;
  stats(): Promise<EngineStats | null>;
  loseContext(): Promise<boolean>;
  close(): void;
}

export type PlayerState =
  | { readonly kind: "ready"; readonly seat: Seat; readonly typical: number }
  | { readonly kind: "recovering" }
  | { readonly kind: "gone"; readonly failure: NetFailure };

export interface PlayerOptions {
  readonly seat: Seat;
  /** Finds another seat, from this rung of the ladder on, if need be without a backend that has failed too often. */
  readonly reseat: (from: number, without?: BackendName) => Promise<Seat>;
  readonly onChange: () => void;
}

/** After so many falls it tries another backend. */
const FALLS_FORGIVEN = 2;
/** So many good verdicts, and earlier falls are forgotten. */
const VERDICTS_TO_FORGET = 8;
const TIMES_KEPT = 15;
/** The typical time is told anew when it has changed by this part. */
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
    state = { kind: "recovering" };
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

  function inTurn<T>(work: (host: Host) => Promise<T>): Promise<(T & { backend: string }) | null> {
    const answer = queue.then(() => attempt(work));
    queue = answer;
    return answer;
  }

  sit(first);
  return {
    state: () => state,
    judge: (picture, places) =>
      inTurn(async (host) => {
        const judgement = await host.judge(picture, places);
        note(judgement.time);
        return judgement;
      }),
    inspect: (picture) => inTurn((host) => host.inspect(picture)),
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
