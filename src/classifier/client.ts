import type { NetQuestion, RequestOf } from "../app/net-questions";
import type { NetAbsence, NetFall, NetPort, NetStatus } from "../app/ports";
import type { BackendChoice, BackendName, OpponentId } from "../content/net-choice";
import type { CategoryClasses } from "../core/decision/decide";
import { ms } from "../core/units";
import { finishAnswer } from "./answers";
import { type CachedModelOptions, fetchCachedModel } from "./cached-model";
import type { EngineStats } from "./engine";
import { asFailure, type FailureKind, type NetFailure } from "./failure";
import { fetchModel, type Sums } from "./fetch-model";
import type { OpenHost, Thread } from "./host";
import { httpReader } from "./http-reader";
import type { ModelFiles } from "./model-files";
import { BUILT_IN, opponents } from "./opponents";
import { createPageHost } from "./page-host";
import { createPlayer, type Player } from "./player";
import type { RawRequest } from "./questions/registry";
import { takeSeat } from "./seat";
import { createWorkerHost } from "./worker-host";

export interface NetOptions {
  /** Address of the bundled model.json. */
  readonly modelUrl: string;
  /** SHA-256 of its files by name; null when no sums are known. */
  readonly sums: Sums | null;
  /** The deck and labels the verdicts refer to. They may still be loading when the net starts. */
  readonly categories: readonly CategoryClasses[] | Promise<readonly CategoryClasses[]>;
  /** Addresses that replace the stronger opponents' public ones: a school's mirror, a test's server. */
  readonly remote?: Partial<Record<OpponentId, readonly string[]>>;
  readonly openHost?: OpenHost;
  readonly openCache?: CachedModelOptions["openCache"];
}

export interface Net extends NetPort {
  /** Null while no net plays. For tests and debugging. */
  stats(): Promise<EngineStats | null>;
  /** For tests: takes WebGL away from the net. False when it does not play on WebGL. */
  loseContext(): Promise<boolean>;
  close(): void;
}

interface Playing {
  readonly opponent: OpponentId;
  readonly files: ModelFiles;
  readonly player: Player;
}

const absences: Readonly<Record<FailureKind, NetAbsence>> = {
  weights: "weights-missing",
  damaged: "weights-damaged",
  server: "server",
  network: "no-network",
  "no-worker": "no-worker",
  "no-backend": "no-backend",
  "wrong-answers": "wrong-answers",
  lost: "crashed",
  crashed: "crashed",
};

function causeOf({ kind }: NetFailure): NetFall {
  return kind === "lost" || kind === "wrong-answers" ? kind : "crashed";
}

/** The net, on whatever thread it runs. Nothing is loaded before the first `use`. */
export function createNet({ modelUrl, sums, categories, remote, openHost = openRealHost, openCache }: NetOptions): Net {
  const listeners = new Set<(status: NetStatus) => void>();
  let status: NetStatus = { kind: "loading", opponent: BUILT_IN, progress: 0 };
  let playing: Playing | null = null;
  /** Settles with the latest `use`; null when none is pending. */
  let arriving: Promise<NetStatus> | null = null;
  /** The latest `use` request. */
  let wanted: { readonly opponent: OpponentId; readonly choice: BackendChoice } | null = null;
  const distrusted = new Set<BackendName>();
  let abort = new AbortController();
  // Their loader reports failures; here it only means that the net cannot judge.
  if ("catch" in categories) categories.catch(() => undefined);

  function tell(next: NetStatus): NetStatus {
    status = next;
    for (const listener of listeners) listener(next);
    return next;
  }

  function statusOf({ opponent, player }: Playing): NetStatus {
    const state = player.state();
    if (state.kind === "recovering") return { kind: "recovering", opponent, cause: causeOf(state.failure) };
    if (state.kind === "gone")
      return { kind: "absent", opponent, reason: absences[state.failure.kind], detail: state.failure.message };
    const { backend, thread } = state.seat;
    return { kind: "ready", opponent, backend, onMainThread: thread === "page", typical: ms(state.typical) };
  }

  function fetchFiles(opponent: OpponentId, signal: AbortSignal): Promise<ModelFiles> {
    const onProgress = (progress: number) => {
      if (!signal.aborted) tell({ kind: "loading", opponent, progress });
    };
    const addresses = remote?.[opponent] ?? opponents[opponent].remote;
    if (opponent === BUILT_IN)
      return fetchModel(modelUrl, { read: httpReader("server", { signal }), onProgress, sums });
    return fetchCachedModel(addresses, { onProgress, signal, ...(openCache && { openCache }) });
  }

  async function arrive(opponent: OpponentId, choice: BackendChoice, signal: AbortSignal): Promise<NetStatus> {
    tell({ kind: "loading", opponent, progress: 0 });
    const kept = playing?.opponent === opponent ? playing.files : null;
    const files = kept ? Promise.resolve(kept) : fetchFiles(opponent, signal);
    const network = opponents[opponent];
    files.then(
      // Never after giving up: a seat is abandoned only once the files have loaded.
      () => signal.aborted || tell({ kind: "warming", opponent }),
      () => undefined,
    );
    try {
      const seat = await takeSeat({ choice, network, files, distrusted, openHost });
      if (signal.aborted) {
        seat.host.close();
        return status;
      }
      const reseat = (from: number, without?: BackendName) =>
        takeSeat({ choice, network, files, from, distrusted, openHost, ...(without && { without }) });
      const onChange = () => {
        if (playing?.player !== player) return;
        const next = statusOf(playing);
        if (next.kind === "absent") playing = null;
        // While another opponent is loading, the screen shows that one's progress.
        if (!arriving) tell(next);
      };
      const player = createPlayer({ seat, reseat, onChange });
      playing?.player.close();
      playing = { opponent, files: await files, player };
      return tell(statusOf(playing));
    } catch (error) {
      if (signal.aborted) return status;
      const { kind, message } = asFailure(error);
      return tell({ kind: "absent", opponent, reason: absences[kind], detail: message });
    }
  }

  async function use(opponent: OpponentId, choice: BackendChoice): Promise<NetStatus> {
    // Two requests for the same opponent load it once: loading starts before the settings are known, and they usually
    // ask for the same one.
    if (wanted?.opponent === opponent && wanted.choice === choice) {
      if (arriving) return arriving;
      if (playing?.opponent === opponent) return status;
    }
    wanted = { opponent, choice };
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    const arrival = arrive(opponent, choice, signal);
    arriving = arrival;
    const result = await arrival;
    if (arriving !== arrival) return result;
    arriving = null;
    if (result.kind === "absent") {
      if (playing) tell(statusOf(playing));
      else if (opponent !== BUILT_IN) void use(BUILT_IN, choice);
    }
    return result;
  }

  /** The current player; if there is none yet, waits for the opponent that is loading. */
  async function opponentAtPlay(): Promise<Playing | null> {
    while (!playing && arriving) await arriving;
    return playing;
  }

  return {
    status: () => status,
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    use,
    async ask<Q extends NetQuestion>(question: Q, request: RequestOf<Q>) {
      for (;;) {
        const asked = await opponentAtPlay();
        if (!asked) return null;
        const played = await asked.player.ask(question, request as RawRequest<Q>);
        const { label: model } = opponents[asked.opponent];
        if (played)
          return played.answer && finishAnswer(question, played.answer, request, { ...played, model, categories });
        // It was replaced while answering, or has stopped for good.
        if (playing === asked) return null;
      }
    },
    stats: async () => (await opponentAtPlay())?.player.stats() ?? null,
    loseContext: async () => (await opponentAtPlay())?.player.loseContext() ?? false,
    close() {
      abort.abort();
      playing?.player.close();
      playing = null;
    },
  };
}

function openRealHost(thread: Thread): ReturnType<OpenHost> {
  if (thread === "page") return createPageHost();
  return createWorkerHost(() => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }));
}
