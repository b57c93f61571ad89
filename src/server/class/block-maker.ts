import { type Block, blockOf, type RoomState, shownBlock } from "../../classroom/room/state.ts";
import type { JudgeTicket } from "../../content/class/class-messages.ts";
import type { Trial } from "../../core/trial/trial.ts";
import type { LiveRoom } from "./live-room.ts";
import type { SealedStore } from "./studio/sealed-store.ts";
import { COMMON_ROOM, type Studio } from "./studio/studio.ts";

/** How long the host's net may be silent before the server's own takes over, ms. */
const HOST_PATIENCE_MS = 15_000;
/** Pictures made at once when a room comes back: the first ones are wanted at once. */
const BATCH = 4;

export interface BlockMakerOptions {
  readonly session: string;
  readonly studio: Studio;
  readonly store: Pick<SealedStore, "put" | "drop">;
  readonly room: LiveRoom;
  readonly hasHost: () => boolean;
  readonly onProgress: (sealed: number, judged: number, of: number) => void;
  readonly onJudge: (tickets: readonly JudgeTicket[]) => void;
  readonly onFault: (sentence: string) => void;
  /** Shorter in tests. */
  readonly patience?: number | undefined;
}

/** Composes a level's pictures and has the net judge them, before anybody sees one. */
export interface BlockMaker {
  /** Makes what the level lacks: its pictures, and while it is being prepared its verdicts. */
  make(): Promise<void>;
  /** Whether the last try came to nothing. */
  failed(): boolean;
  /** A verdict has come from the host; or, with false, word that it cannot give any, or has gone. */
  heard(judges: boolean): void;
  /** What the host's net has still to judge. */
  tickets(): readonly JudgeTicket[];
  close(): void;
}

export function createBlockMaker(options: BlockMakerOptions): BlockMaker {
  const { session, studio, store, room, hasHost, onProgress, onJudge, onFault } = options;
  let run: AbortController | null = null;
  let sealed = 0;
  let failed = false;
  /** The host is being asked. */
  let asking = false;
  let hostCan = true;
  let wake: () => void = () => {};

  const toJudge = (state: RoomState): JudgeTicket[] => {
    const block = blockOf(state);
    if (!block || state.phase !== "preparing") return [];
    return block.trials.flatMap(({ id, choices }) => {
      const seal = block.seals[id];
      return seal && !Object.hasOwn(block.verdicts, id) ? [{ trial: id, ...seal, choices }] : [];
    });
  };

  const progress = (): void => {
    const block = blockOf(room.state());
    if (block && room.state().phase === "preparing")
      onProgress(sealed, Object.keys(block.verdicts).length, block.trials.length);
  };

  const sealSome = async (block: Block, trials: readonly Trial[], signal: AbortSignal, size: number): Promise<void> => {
    const before = sealed;
    const names = trials.map(({ id }) => {
      const { picture = "", key = "" } = block.seals[id] ?? {};
      return { id: picture, key };
    });
    const onDone = (count: number): void => {
      sealed = before + count;
      progress();
    };
    const stimuli = trials.map(({ stimulus }) => stimulus);
    for (const picture of await studio.sealBlock(stimuli, { signal, names, onDone, room: size })) {
      signal.throwIfAborted();
      store.put(session, picture);
    }
  };

  const seal = async (block: Block, signal: AbortSignal): Promise<void> => {
    sealed = 0;
    store.drop(session);
    if (room.state().phase === "preparing") return sealSome(block, block.trials, signal, 0);
    // Back after a crash. Devices have most of them, so what is played now and next comes first.
    const trials = inNeed(block);
    for (let from = 0; from < trials.length; from += BATCH)
      await sealSome(block, trials.slice(from, from + BATCH), signal, COMMON_ROOM);
  };

  /** Resolves when the host's net has judged all, cannot, or has been silent for too long. */
  const hostJudges = async (signal: AbortSignal): Promise<void> => {
    const { patience = HOST_PATIENCE_MS } = options;
    signal.addEventListener("abort", () => wake(), { once: true });
    hostCan = true;
    asking = true;
    onJudge(toJudge(room.state()));
    try {
      while (!signal.aborted && hostCan && hasHost() && toJudge(room.state()).length > 0) {
        const heard = await new Promise<boolean>((resolve) => {
          const timer = setTimeout(() => resolve(false), patience);
          wake = () => {
            clearTimeout(timer);
            resolve(true);
          };
        });
        if (!heard) return;
      }
    } finally {
      asking = false;
    }
  };

  /** The server's own net judges what is left; where it fails too, the class plays without a net. */
  const serverJudges = async (block: Block, signal: AbortSignal): Promise<void> => {
    let fault: string | null = null;
    for (const { trial: id } of toJudge(room.state())) {
      const trial = block.trials.find((each) => each.id === id);
      if (!trial || signal.aborted) return;
      const verdict = await studio.judge(trial.stimulus, trial.choices, { signal }).catch((error: Error) => {
        if (!signal.aborted && fault !== error.message) onFault(error.message);
        fault = error.message;
        return null;
      });
      if (signal.aborted) return;
      await room.submit({ type: "judge", trial: id, verdict });
      progress();
    }
  };

  return {
    async make() {
      const block = shownBlock(room.state());
      run?.abort();
      if (!block) return store.drop(session);
      const mine = new AbortController();
      run = mine;
      const { signal } = mine;
      failed = false;
      try {
        await seal(block, signal);
        if (room.state().phase !== "preparing") return;
        if (room.state().settings.judge === "host" && hasHost()) await hostJudges(signal);
        if (signal.aborted) return;
        await serverJudges(block, signal);
        if (!signal.aborted) await room.submit({ type: "all-ready" });
      } catch (error) {
        if (signal.aborted) return;
        failed = true;
        onFault((error as Error).message);
      }
    },
    failed: () => failed,
    heard: (judges) => {
      hostCan = judges;
      progress();
      wake();
    },
    tickets: () => (asking ? toJudge(room.state()) : []),
    close: () => {
      run?.abort();
      store.drop(session);
    },
  };
}

/** The picture that is open first, then those to come, and what has closed for the host to look at. */
function inNeed({ trials, rounds }: Block): Trial[] {
  const place = new Map(rounds.map(({ trial, closedAt }, index) => [trial, closedAt === null ? -1 : 1 + index]));
  return trials
    .map((trial) => ({ trial, rank: place.get(trial.id) ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ trial }) => trial);
}
