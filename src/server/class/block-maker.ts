import { type Block, blockOf, type RoomState } from "../../classroom/room/state.ts";
import type { JudgeTicket } from "../../content/class/class-messages.ts";
import type { LiveRoom } from "./live-room.ts";
import type { SealedStore } from "./studio/sealed-store.ts";
import type { Studio } from "./studio/studio.ts";

/** How long the host's net may be silent before the server's own takes over, ms. */
const HOST_PATIENCE_MS = 15_000;

export interface BlockMakerOptions {
  readonly session: string;
  readonly studio: Studio;
  readonly store: SealedStore;
  readonly room: LiveRoom;
  readonly hasHost: () => boolean;
  readonly onProgress: (sealed: number, judged: number, of: number) => void;
  readonly onJudge: (tickets: readonly JudgeTicket[]) => void;
  readonly onFault: (sentence: string) => void;
  /** Shorter in tests. */
  readonly patience?: number;
}

/** Composes a level's pictures and has the net judge them, before anybody sees one. */
export interface BlockMaker {
  /** Makes what the level under way still lacks: its pictures, and while it is being prepared its verdicts. */
  make(): Promise<void>;
  /** A verdict has come from the host, or word that none will. */
  heard(): void;
  /** What the host's net has still to judge. */
  tickets(): readonly JudgeTicket[];
  close(): void;
}

export function createBlockMaker(options: BlockMakerOptions): BlockMaker {
  const { session, studio, store, room, hasHost, onProgress, onJudge, onFault } = options;
  let run: AbortController | null = null;
  let sealed = 0;
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
    if (block) onProgress(sealed, Object.keys(block.verdicts).length, block.trials.length);
  };

  const seal = async (block: Block, signal: AbortSignal): Promise<void> => {
    sealed = 0;
    store.drop(session);
    const names = block.trials.map(({ id }) => {
      const { picture = "", key = "" } = block.seals[id] ?? {};
      return { id: picture, key };
    });
    const onDone = (count: number): void => {
      sealed = count;
      progress();
    };
    const pictures = await studio.sealBlock(
      block.trials.map(({ stimulus }) => stimulus),
      { signal, names, onDone },
    );
    for (const picture of pictures) store.put(session, picture);
  };

  /** Resolves when the host's net has judged all, or has been silent for too long. */
  const hostJudges = async (signal: AbortSignal): Promise<void> => {
    const { patience = HOST_PATIENCE_MS } = options;
    onJudge(toJudge(room.state()));
    while (!signal.aborted && hasHost() && toJudge(room.state()).length > 0) {
      const heard = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), patience);
        wake = () => {
          clearTimeout(timer);
          resolve(true);
        };
        signal.addEventListener("abort", wake, { once: true });
      });
      if (!heard) return;
    }
  };

  /** The server's own net judges what is left; where it fails too, the class plays without a net. */
  const serverJudges = async (block: Block, signal: AbortSignal): Promise<void> => {
    for (const { trial: id } of toJudge(room.state())) {
      const trial = block.trials.find((each) => each.id === id);
      if (!trial || signal.aborted) return;
      const verdict = await studio.judge(trial.stimulus, trial.choices, { signal }).catch((error: Error) => {
        if (!signal.aborted) onFault(error.message);
        return null;
      });
      if (signal.aborted) return;
      await room.submit({ type: "judge", trial: id, verdict });
      progress();
    }
  };

  return {
    async make() {
      const block = blockOf(room.state());
      run?.abort();
      if (!block) return store.drop(session);
      const mine = new AbortController();
      run = mine;
      const { signal } = mine;
      try {
        await seal(block, signal);
        if (room.state().phase !== "preparing") return;
        if (room.state().settings.judge === "host" && hasHost()) await hostJudges(signal);
        if (signal.aborted) return;
        await serverJudges(block, signal);
        if (!signal.aborted) await room.submit({ type: "all-ready" });
      } catch (error) {
        if (!signal.aborted) onFault((error as Error).message);
      }
    },
    heard: () => {
      progress();
      wake();
    },
    tickets: () => (store.size() > 0 ? toJudge(room.state()) : []),
    close: () => {
      run?.abort();
      store.drop(session);
    },
  };
}
