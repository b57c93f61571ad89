import type { ClassStore } from "./class-store";
import type { LanguageStore } from "./language-store";
import type { MetStore } from "./met-store";
import type { NetStore } from "./net-store";
import type { NotebookStore } from "./notebook-store";
import type { OfflineStore } from "./offline-store";
import type { PlayStore } from "./play-store";
import type { ProgressStore } from "./progress-store";
import type { ScreenStore } from "./screen-store";
import type { SessionStore } from "./session-store";
import type { SettingsStore } from "./settings-store";

/** All state that screens read and subscribe to. Only the app writes it. */
export interface Stores {
  readonly language: LanguageStore;
  readonly settings: SettingsStore;
  readonly progress: ProgressStore;
  readonly met: MetStore;
  readonly screen: ScreenStore;
  readonly play: PlayStore;
  readonly session: SessionStore;
  readonly net: NetStore;
  readonly notebook: NotebookStore;
  readonly offline: OfflineStore;
  readonly classroom: ClassStore;
}
