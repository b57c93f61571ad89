import type { LabDesk } from "./lab-desk";
import type { LevelShelf } from "./level-shelf";
import type { Navigation } from "./navigation";
import type { NetDesk } from "./net-desk";
import type { NotebookDesk } from "./notebook";
import type { Notices } from "./notices";
import type { OwnData } from "./own-data";
import type { PictureDesk } from "./picture-desk";
import type { PlayDesk } from "./play-desk";
import type { StagePort } from "./ports";
import type { SettingsDesk } from "./settings-desk";
import type { Stores } from "./stores/stores";
import type { Visits } from "./visit";

/**
 * The game as its screens know it: stores to read and subscribe to, and what can be done, by what it is about. Screens
 * never write state; one that needs little asks for it by name: `Pick<Game, "stores" | "go">`.
 */
export interface Game {
  readonly stores: Stores;
  /** From screen to screen. */
  readonly go: Navigation;
  /** What the player does while a level is played. */
  readonly play: PlayDesk;
  /** What a lab reports. */
  readonly labs: LabDesk;
  /** Campaign, level files, their words. */
  readonly levels: LevelShelf;
  /** The deck, and pixels made from it. */
  readonly pictures: PictureDesk;
  /** Questions to the net. */
  readonly net: NetDesk;
  readonly settings: SettingsDesk;
  /** Whose turn it is. */
  readonly visits: Visits;
  /** The player's records. */
  readonly data: OwnData;
  readonly notebook: NotebookDesk;
  readonly notices: Notices;
  readonly stage: StagePort;
  readonly appVersion: string;
}
