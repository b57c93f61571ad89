import type { Language } from "../content/language";
import type { Settings } from "../content/saved";
import type { Room } from "../core/trial/room";
import { type ScreenTrust, screenMeasure } from "../core/vision/screen-measure";
import { reachOf } from "../core/vision/visual-angle";
import type { Ports } from "./ports";
import type { SettingsStore } from "./stores/settings-store";

/** The player's current view of the screen. */
export interface Viewing extends Room {
  /** How the pixels per millimetre are known; `measured` is false when they are a guess. */
  readonly trust: ScreenTrust;
  /** Degrees from the centre of the field to its edge. */
  readonly reach: number;
}

export interface SettingsDesk {
  change(change: Partial<Settings>): void;
  speak(language: Language): Promise<void>;
  /** The screen's geometry, for pictures sized in degrees. Ask each time: windows change. */
  viewing(): Viewing;
  /** Calls back when the window has changed; returns a function to stop. */
  onWindow(listener: () => void): () => void;
}

export interface SettingsDeskOptions {
  readonly settings: SettingsStore;
  readonly presenter: Ports["presenter"];
  readonly display?: Ports["display"];
  readonly speak: (language: Language) => Promise<void>;
  /** Loads the opponent named in the settings. */
  readonly callOpponent: () => void;
}

const BOUNDLESS = { width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY };

export function createSettingsDesk(options: SettingsDeskOptions): SettingsDesk {
  const { settings, presenter, display, speak, callOpponent } = options;
  return {
    change: (change) => {
      const measures = typeof change.pixelsPerMm === "number";
      settings.setState(measures ? { measuredUnder: zoomNow(display), ...change } : change);
      if (change.opponent !== undefined || change.backend !== undefined) callOpponent();
    },
    speak: async (language) => {
      await speak(language);
      settings.setState({ language });
    },
    viewing: () => {
      const { pixelsPerMm: perMm, measuredUnder, viewingDistanceCm: distanceCm } = settings.getState();
      const now = display?.geometry() ?? null;
      const follows = display?.browser.ratioFollowsZoom ?? true;
      const { pixelsPerMm, trust } = screenMeasure(perMm, measuredUnder, now, follows);
      const field = presenter.extent?.() ?? BOUNDLESS;
      return {
        pixelsPerMm,
        distanceCm,
        trust,
        measured: trust !== "guessed",
        field,
        pixelRatio: now?.pixelRatio ?? 1,
        pinch: now?.pinch ?? 1,
        reach: reachOf({ pixelsPerMm, distanceCm }, field.width),
      };
    },
    onWindow: (listener) => display?.onChange(listener) ?? (() => {}),
  };
}

/** The current zoom, stored with a measurement made now. */
function zoomNow(display: Ports["display"]): Settings["measuredUnder"] {
  if (!display) return null;
  const { pixelRatio, pinch, outerRatio, screen } = display.geometry();
  return { pixelRatio, pinch, outerRatio, screen };
}
