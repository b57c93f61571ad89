import type { Classes } from "./class/classes";
import type { LabDesk } from "./lab-desk";
import type { LevelShelf } from "./level-shelf";
import type { Navigation } from "./navigation";
import type { NetDesk } from "./net-desk";
import type { NotebookDesk } from "./notebook";
import type { Notices } from "./notices";
import type { OfflineDesk } from "./offline/offline-desk";
import type { OwnData } from "./own-data";
import type { PictureDesk } from "./picture-desk";
import type { PlayDesk } from "./play-desk";
import type { StagePort } from "./ports";
import type { SettingsDesk } from "./settings-desk";
import type { Stores } from "./stores/stores";
import type { Visits } from "./visit";

/**
 * The game as screens see it: stores to read and subscribe to, and actions grouped by subject. Screens never write
 * state; one that needs only a part asks for it by name: `Pick<Game, "stores" | "go">`.
 */
export interface Game {
  readonly stores: Stores;
  /** Moves between screens. */
  readonly go: Navigation;
  /** The player's actions during a level. */
  readonly play: PlayDesk;
  /** Reports from labs. */
  readonly labs: LabDesk;
  /** Campaign, level files and their texts. */
  readonly levels: LevelShelf;
  /** The deck, and pictures composed from it. */
  readonly pictures: PictureDesk;
  /** Questions for the net. */
  readonly net: NetDesk;
  readonly settings: SettingsDesk;
  /** Who is playing. */
  readonly visits: Visits;
  /** The player's records. */
  readonly data: OwnData;
  readonly notebook: NotebookDesk;
  readonly notices: Notices;
  /** Classes that play together. */
  readonly classes: Classes;
  /** Keeping the game on the device. */
  readonly offline: OfflineDesk;
  readonly stage: StagePort;
  readonly appVersion: string;
}
