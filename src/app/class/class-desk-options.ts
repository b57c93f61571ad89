import type { LoadedDeck } from "../../content/load";
import type { LevelShelf } from "../level-shelf";
import type { Show } from "../navigation";
import type { Notices } from "../notices";
import type { Ports } from "../ports";
import type { SettingsDesk } from "../settings-desk";
import type { Stores } from "../stores/stores";
import type { ClassPort } from "./class-port";
import type { SealedPicturesPort } from "./sealed-pictures-port";

/** What the classroom's desks work with. */
export interface ClassDeskOptions {
  readonly classroom: ClassPort;
  readonly sealed: SealedPicturesPort;
  readonly ports: Ports;
  readonly stores: Stores;
  readonly levels: LevelShelf;
  readonly settings: SettingsDesk;
  readonly notices: Notices;
  readonly deck: LoadedDeck;
  readonly show: Show;
  /** Starts the net where nobody has needed it yet. */
  readonly callNet: () => void;
}
