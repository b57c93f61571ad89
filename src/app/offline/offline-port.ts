import type { OpponentId } from "../../content/net-choice";
import type { OfflineFiles } from "../../content/offline-files";

/** Why nothing can be kept for offline play, or not all. */
export type OfflineTrouble =
  /** Browsers keep pages only from https addresses and from the machine itself. */
  | "insecure"
  /** The browser has no service workers, or hides them, as in some private windows. */
  | "unsupported"
  /** It has them and refuses. */
  | "blocked"
  | "full"
  | "network";

export class OfflineFault extends Error {
  constructor(readonly trouble: OfflineTrouble) {
    super(`nothing can be kept: ${trouble}`);
  }
}

/** A picture to keep. */
export interface PictureToKeep {
  /** Relative to the page. */
  readonly path: string;
  readonly sha256: string;
}

/** The way to the code that keeps the game, which loads late. */
export interface OfflineDoor {
  /** The game is kept already, its own code included. */
  readonly early: boolean;
  /** Resolves after a while. */
  calm(): Promise<void>;
  open(): Promise<OfflinePort>;
}

/** Keeps the game on the device, so that it plays without a network. */
export interface OfflinePort {
  /** Why that is impossible here; null when it may be possible. */
  readonly refusal: OfflineTrouble | null;
  /** The player has asked for little traffic. */
  readonly sparing: boolean;
  /** The build's list of what there is to keep. */
  files(): Promise<OfflineFiles>;
  /**
   * Keeps the shell: code, words, the built-in net. Resolves at once if it is kept already.
   * @param onShare share done, from 0 to 1
   * @throws OfflineFault (as a rejection)
   */
  begin(onShare: (share: number) => void): Promise<void>;
  /** Whether the shell is kept, by this visit or an earlier one. */
  begun(): Promise<boolean>;
  /** Checks the whole shell and refetches damaged files. @throws OfflineFault (as a rejection) */
  check(): Promise<void>;
  /** Paths of the pictures kept. */
  kept(): Promise<ReadonlySet<string>>;
  /** Fetches a picture and keeps it, or checks the kept one. @throws OfflineFault (as a rejection) */
  keep(picture: PictureToKeep): Promise<void>;
  /** Whether an opponent's weights are kept. Never rejects. */
  hasOpponent(opponent: OpponentId): Promise<boolean>;
  /** Fetches an opponent's weights and keeps them, or reads the kept ones. @param onShare share done, from 0 to 1 */
  keepOpponent(opponent: OpponentId, onShare: (share: number) => void, signal: AbortSignal): Promise<void>;
  /** Asks the browser not to drop what is kept when room is short. @returns whether it promises */
  persist(): Promise<boolean>;
  /** While held, the service worker fetches nothing of its own accord. */
  hold(held: boolean): void;
  /** Called when a newer version is ready. */
  onUpdate(listener: () => void): void;
  /** Asks the server for a newer version, unless that was done not long ago. */
  askForUpdate(): void;
  /** Loads the page in the newer version. */
  update(): void;
}
