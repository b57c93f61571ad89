import type { BackendChoice, BackendName } from "../content/net-choice";
import { asFailure, type FailureKind, NetFailure } from "./failure";
import type { Host, OpenHost, Thread } from "./host";
import type { ModelFiles } from "./model-files";
import type { NetworkSpec } from "./protocol";

/** A way for the net to play. */
export interface Rung {
  readonly backend: BackendName;
  readonly thread: Thread;
}

/** A net that is ready to play, and where on the ladder it stands. */
export interface Seat extends Rung {
  readonly host: Host;
  readonly rung: number;
  /** Milliseconds per verdict when it had warmed up. */
  readonly typical: number;
}

const LADDER: readonly Rung[] = [
  { backend: "webgl", thread: "worker" },
  // Safari's workers refuse WebGL to TensorFlow.js; its pages do not.
  { backend: "webgl", thread: "page" },
  { backend: "wasm", thread: "worker" },
  { backend: "cpu", thread: "worker" },
];

/** WebGL that takes longer than this for a verdict gives way to WebAssembly, if that is quicker. */
const TOO_SLOW_MS = 1000;

/** The order in which to try: what the player chose, then the rest, since a net on another backend beats none. */
export function ladderFor(choice: BackendChoice): readonly Rung[] {
  const chosen = (rung: Rung) => rung.backend === choice;
  return [...LADDER.filter(chosen), ...LADDER.filter((rung) => !chosen(rung))];
}

export interface SeatRequest {
  readonly choice: BackendChoice;
  readonly network: NetworkSpec;
  readonly files: Promise<ModelFiles>;
  /** Rungs before this are not tried. */
  readonly from?: number;
  /** A backend that has failed too often, wherever it ran. */
  readonly without?: BackendName;
  /** Backends that got the known answers of another network wrong. */
  readonly distrusted?: Set<BackendName>;
  readonly openHost: OpenHost;
}

interface Fall extends Rung {
  readonly kind: FailureKind;
  readonly failure: NetFailure;
}

/** Whether an earlier fall says already that this rung would not hold. */
function isSparedBy(fall: Fall, rung: Rung): boolean {
  if (fall.kind === "damaged" || fall.kind === "wrong-answers") return fall.backend === rung.backend;
  return fall.kind === "no-worker" && rung.thread === "worker";
}

/**
 * Tries rung after rung until the net plays.
 * @throws NetFailure the files' own, or `damaged` when the network is at fault, or `wrong-answers`, or why the first rung failed
 */
export async function takeSeat(request: SeatRequest): Promise<Seat> {
  const { choice, network, files, from = 0, without, distrusted, openHost } = request;
  const failures: Fall[] = [];
  let slow: Seat | null = null;
  for (const [rung, { backend, thread }] of ladderFor(choice).entries()) {
    if (rung < from || backend === without) continue;
    // A network whose answers nobody knows cannot tell a wrong backend from a right one.
    if (network.references === null && distrusted?.has(backend)) continue;
    // Neither slowness nor wrong answers of WebGL would be cured by another thread.
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
      // Without its files a net plays nowhere.
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
