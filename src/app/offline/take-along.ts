import { OPPONENT_BYTES, type OpponentId, remoteOpponents } from "../../content/net-choice";
import type { OfflineState, Taken } from "../stores/offline-store";
import type { Stores } from "../stores/stores";
import type { OfflinePort, OfflineTrouble } from "./offline-port";
import { type Pantry, sizeOf, troubleOf } from "./pantry";
import { whenQuiet } from "./quiet";

/** One file, or one group of files that counts as one. */
interface Errand {
  readonly bytes: number;
  readonly run: (onShare: (share: number) => void, signal: AbortSignal) => Promise<void>;
  readonly opponent?: OpponentId;
}

/** Keeps everything there is, checks what is kept already, and says what came of it. */
export function createTakeAlong(
  port: OfflinePort,
  stores: Pick<Stores, "screen" | "play" | "offline">,
  { pictures, files, begin, count }: Pantry,
): { takeAll(opponents: boolean): Promise<void>; stopTaking(): void } {
  const put = (change: Partial<OfflineState>) => stores.offline.setState(change);
  let control: AbortController | null = null;

  const errands = async (opponents: boolean): Promise<readonly Errand[]> => {
    const sizes = await files();
    return [
      { bytes: sizes.shell.bytes, run: () => begin().then(port.check) },
      ...pictures.map((picture) => ({ bytes: sizeOf(sizes, picture.path), run: () => port.keep(picture) })),
      ...(opponents ? remoteOpponents : []).map((opponent) => ({
        bytes: OPPONENT_BYTES[opponent],
        opponent,
        run: (onShare: (share: number) => void, signal: AbortSignal) => port.keepOpponent(opponent, onShare, signal),
      })),
    ];
  };

  /** Skips a file that cannot be loaded; without room or shell, more files are no use. */
  const runAll = async (all: readonly Errand[], signal: AbortSignal): Promise<Taken> => {
    const of = all.reduce((sum, { bytes }) => sum + bytes, 0);
    let done = 0;
    let why: OfflineTrouble | null = null;
    const missing: Errand[] = [];
    for (const [i, errand] of all.entries()) {
      await whenQuiet(stores);
      if (signal.aborted) return { kind: "stopped" };
      try {
        await errand.run((share) => put({ taking: { kept: done + share * errand.bytes, of } }), signal);
      } catch (error) {
        if (signal.aborted) return { kind: "stopped" };
        why = troubleOf(error);
        missing.push(errand);
        if (why === "full" || i === 0) {
          missing.push(...all.slice(i + 1));
          break;
        }
      }
      done += errand.bytes;
      put({ taking: { kept: done, of } });
    }
    if (why === null) return { kind: "all", promised: await port.persist() };
    const opponents = missing.flatMap(({ opponent }) => opponent ?? []);
    return { kind: "part", why, files: missing.length - opponents.length, opponents };
  };

  return {
    async takeAll(opponents) {
      if (control) return;
      control = new AbortController();
      put({ taking: { kept: 0, of: 1 }, taken: null });
      const taken = await errands(opponents)
        .then((all) => runAll(all, control?.signal ?? AbortSignal.abort()))
        .catch((error): Taken => ({ kind: "part", why: troubleOf(error), files: pictures.length + 1, opponents: [] }));
      control = null;
      put({ taking: null, taken });
      await count();
    },
    stopTaking: () => control?.abort(),
  };
}
