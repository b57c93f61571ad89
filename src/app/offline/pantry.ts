import type { LoadedDeck } from "../../content/load";
import { OPPONENT_BYTES, remoteOpponents } from "../../content/net-choice";
import type { OfflineFiles } from "../../content/offline-files";
import { keepSuccess } from "../../core/keep-success";
import type { LevelShelf } from "../level-shelf";
import type { OfflineState } from "../stores/offline-store";
import { passedLevels } from "../stores/progress-store";
import type { Stores } from "../stores/stores";
import type { PictureKind } from "../tasks/task-kinds";
import { kindsOf, levelsAhead } from "./levels-ahead";
import { OfflineFault, type OfflinePort, type OfflineTrouble, type PictureToKeep } from "./offline-port";
import { whenQuiet } from "./quiet";

/** What is kept on the device, and what the player needs of it. */
export interface Pantry {
  /** Every picture of the deck. */
  readonly pictures: readonly PictureToKeep[];
  /** The build's list; asked for again after a failure. */
  files(): Promise<OfflineFiles>;
  /** Counts what is kept, into the store. Never rejects. */
  count(): Promise<void>;
  /** Keeps the shell. A later call after a failure tries again. @throws OfflineFault (as a rejection) */
  begin(): Promise<void>;
  /** Fetches the pictures of the levels ahead that are not kept yet, one at a time, while it is quiet. Never rejects. */
  topUp(): Promise<void>;
}

export interface PantryOptions {
  readonly port: OfflinePort;
  readonly stores: Pick<Stores, "screen" | "play" | "net" | "progress" | "offline">;
  readonly deck: LoadedDeck;
  readonly levels: Pick<LevelShelf, "campaign" | "file">;
}

export function createPantry({ port, stores, deck, levels }: PantryOptions): Pantry {
  const { offline, progress } = stores;
  const put = (change: Partial<OfflineState>) => offline.setState(change);
  const pictures = [...deck.items.values()].map(({ id, kind }) => ({
    kind,
    path: deck.fileOf(id),
    sha256: deck.sumOf(id),
  }));
  const files = keepSuccess(() => port.files());
  let toppingUp = false;
  let onceMore = false;

  const neededNow = async (): Promise<readonly PictureToKeep[]> => {
    const kinds = new Set<PictureKind>();
    for (const id of levelsAhead(levels.campaign, passedLevels(progress.getState())))
      for (const kind of kindsOf(await levels.file(id))) kinds.add(kind);
    return pictures.filter(({ kind }) => kinds.has(kind));
  };

  const count = async (): Promise<void> => {
    try {
      const [sizes, held, needed] = await Promise.all([files(), port.kept(), neededNow()]);
      const opponents = await Promise.all(
        remoteOpponents.map(async (id) => ({ of: OPPONENT_BYTES[id], kept: await port.hasOpponent(id) })),
      );
      const here = pictures.filter(({ path }) => held.has(path));
      const sum = (some: readonly PictureToKeep[]) => some.reduce((bytes, { path }) => bytes + sizeOf(sizes, path), 0);
      put({
        stock: {
          shellBytes: sizes.shell.bytes,
          pictures: { kept: here.length, of: pictures.length },
          pictureBytes: { kept: sum(here), of: sum(pictures) },
          opponentBytes: {
            kept: opponents.reduce((bytes, { of, kept }) => bytes + (kept ? of : 0), 0),
            of: opponents.reduce((bytes, { of }) => bytes + of, 0),
          },
          enough: needed.every(({ path }) => held.has(path)),
        },
      });
    } catch {
      // Without the list there is no count; the next look asks again.
    }
  };

  const begin = keepSuccess(async () => {
    const { shell } = offline.getState();
    if (shell.kind !== "kept") put({ shell: { kind: "storing", share: 0 } });
    const onShare = (share: number) => {
      if (offline.getState().shell.kind === "storing") put({ shell: { kind: "storing", share } });
    };
    try {
      await port.begin(onShare);
    } catch (error) {
      put({ shell: { kind: "failed", why: troubleOf(error) } });
      throw error;
    }
    put({ shell: { kind: "kept" } });
  });

  const topUp = async (): Promise<void> => {
    onceMore = true;
    if (toppingUp) return;
    toppingUp = true;
    try {
      while (onceMore) {
        onceMore = false;
        const [needed, kept] = await Promise.all([neededNow(), port.kept()]);
        for (const picture of needed) {
          if (kept.has(picture.path)) continue;
          await whenQuiet(stores);
          await port.keep(picture);
        }
      }
    } catch {
      // No network or no room: the rest comes another time, and the settings say what is kept.
    } finally {
      toppingUp = false;
      await count();
    }
  };

  return { pictures, files, count, begin, topUp };
}

/** A file's size by the build's list. */
export function sizeOf({ pictures }: OfflineFiles, path: string): number {
  return (Object.hasOwn(pictures, path) ? pictures[path] : undefined) ?? 0;
}

export const troubleOf = (error: unknown): OfflineTrouble =>
  error instanceof OfflineFault ? error.trouble : "network";
