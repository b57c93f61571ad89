import type { Language } from "../content/language";
import type { Settings } from "../content/saved";
import { GUESSED_SCREEN, reachOf, type ScreenGeometry } from "../core/vision/visual-angle";
import type { Ports } from "./ports";
import type { SettingsStore } from "./stores/settings-store";

/** How the player sees the screen. */
export interface Viewing extends ScreenGeometry {
  /** False while the pixels of a millimetre are a guess. */
  readonly measured: boolean;
  /** Degrees from the middle of the field to its edge. */
  readonly reach: number;
}

export interface SettingsDesk {
  change(change: Partial<Settings>): void;
  speak(language: Language): Promise<void>;
  /** The screen as it is known, for pictures that are measured in degrees. */
  viewing(): Viewing;
}

export interface SettingsDeskOptions {
  readonly settings: SettingsStore;
  readonly presenter: Ports["presenter"];
  readonly speak: (language: Language) => Promise<void>;
  /** Calls the opponent that the settings name now. */
  readonly callOpponent: () => void;
}

export function createSettingsDesk({ settings, presenter, speak, callOpponent }: SettingsDeskOptions): SettingsDesk {
  return {
    change: (change) => {
      settings.setState(change);
      if (change.opponent !== undefined || change.backend !== undefined) callOpponent();
    },
    speak: async (language) => {
      await speak(language);
      settings.setState({ language });
    },
    viewing: () => {
      const { pixelsPerMm, viewingDistanceCm: distanceCm } = settings.getState();
      const geometry = { pixelsPerMm: pixelsPerMm ?? GUESSED_SCREEN.pixelsPerMm, distanceCm };
      const width = presenter.extent?.().width ?? Number.POSITIVE_INFINITY;
      return { ...geometry, measured: pixelsPerMm !== null, reach: reachOf(geometry, width) };
    },
  };
}
