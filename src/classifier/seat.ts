import type { BackendChoice, BackendName } from "../content/net-choice";
import { asFailure, type FailureKind, NetFailure } from "./failure";
import type { Host, OpenHost, Thread } from "./host";
import type { ModelFiles } from "./model-files";
import type { NetworkSpec } from "./protocol";

/** A way to run the net. */
export interface Rung {
  readonly backend: BackendName;
  readonly thread: Thread;
}

/** A net that is ready to play, and its rung on the ladder. */
export interface Seat extends Rung {
  readonly host: Host;
  readonly rung: number;
  /** Milliseconds per verdict after warm-up. */
  readonly typical: number;
}

const LADDER: readonly Rung[] = [
  { backend: "webgl", thread: "worker" },
  // Safari's workers refuse WebGL to TensorFlow.js; its pages do not.
  { backend: "webgl", thread: "page" },
  { backend: "wasm", thread: "worker" },
  { backend: "cpu", thread: "worker" },
];

/** If a WebGL verdict takes longer than this, WebAssembly takes over if it is faster. */
const TOO_SLOW_MS = 1000;

/** The order to try: the player's choice, then the rest, since a net on another backend is better than none. */
export function ladderFor(choice: BackendChoice): readonly Rung[] {
  const chosen = (rung: Rung) => rung.backend === choice;
  return [...LADDER.filter(chosen), ...LADDER.filter((rung) => !chosen(rung))];
}

export interface SeatRequest {
  readonly choice: BackendChoice;
  readonly network: NetworkSpec;
  readonly files: Promise<ModelFiles>;
  /** Rungs before this one are skipped. */
  readonly from?: number;
  /** A backend that has failed too often, on any thread. */
  readonly without?: BackendName;
  /** Backends that got another network's known answers wrong. */
  readonly distrusted?: Set<BackendName>;
  readonly openHost: OpenHost;
}

interface Fall extends Rung {
  readonly kind: FailureKind;
  readonly failure: NetFailure;
}

/** Whether an earlier failure already rules out this rung. */
function isSparedBy(fall: Fall, rung: Rung): boolean {
  if (fall.kind === "damaged" || fall.kind === "wrong-answers") return fall.backend === rung.backend;
  return (fall.kind === "no-worker" || fall.kind === "server") && rung.thread === "worker";
}

/**
 * Tries one rung after another until the net plays.
 * @throws NetFailure that of the files, `damaged` when the network is at fault, `wrong-answers`, or that of the first
 * rung
 */
export async function takeSeat(request: SeatRequest): Promise<Seat> {
  const { choice, network, files, from = 0, without, distrusted, openHost } = request;
  const failures: Fall[] = [];
  let slow: Seat | null = null;
  for (const [rung, { backend, thread }] of ladderFor(choice).entries()) {
    if (rung < from || backend === without) continue;
    // A network without known answers cannot tell a wrong backend from a right one.
    if (network.references === null && distrusted?.has(backend)) continue;
    // Another thread would fix neither slow nor wrong WebGL.
    if (slow && backend !== "wasm") continue;
    if (failures.some((earlier) => isSparedBy(earlier, { backend, thread }))) continue;
    if (new Set(failures.filter(({ kind }) => kind === "damaged").map((earlier) => earlier.backend)).size > 1) break;
    let host: Host | null = null;
    try {
      host = openHost(thread);
      const seat = { backend, thread, rung, host, typical: await host.load(backend, network, files) };
      if (choice === "auto" && backend === "webgl" && seat.typical > TOO_SLOW_MS) {
        slow = seat;
        continue;
      }
      if (!slow) return seat;
      const [quicker, slower] = seat.typical < slow.typical ? [seat, slow] : [slow, seat];
      slower.host.close();
      return quicker;
    } catch (error) {
      host?.close();
      // Without its files, no rung can work.
      await files;
      const failure = asFailure(error);
      if (failure.kind === "wrong-answers") distrusted?.add(backend);
      failures.push({ backend, thread, kind: failure.kind, failure });
    }
  }
  if (slow) return slow;
  const all = failures.map(({ failure }) => failure);
  throw (
    all.find(({ kind }) => kind === "damaged" || kind === "wrong-answers") ??
    all[0] ??
    new NetFailure("no-backend", "nothing is left to try")
  );
}
