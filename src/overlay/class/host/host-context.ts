import type { ClassChoice } from "../../../app/class/class-choices";
import type { HostDesk } from "../../../app/class/host-desk";
import type { Game } from "../../../app/game";
import type { HostState } from "../../../app/stores/class-store";
import type { HostView } from "../../../content/class/class-views";
import type { MessageKey, Translate } from "../../../content/messages";
import type en from "../../../content/messages/en/class-host.json";
import { sayIn } from "../../kit/say";

export type HostWords = keyof typeof en;

/** What every part of the host's screen draws from. */
export interface HostContext {
  readonly game: Game;
  readonly desk: HostDesk;
  readonly host: HostState;
  readonly view: HostView;
  readonly t: Translate<MessageKey | HostWords>;
  /** Levels that a class can play, as far as they have been read. */
  readonly choices: readonly ClassChoice[];
  /** On the server's clock, ms. */
  readonly now: number;
  readonly showWall: () => void;
}

export const sayHost = sayIn<HostWords>();
