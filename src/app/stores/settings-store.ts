import { createStore, type StoreApi } from "zustand/vanilla";
import type { Settings } from "../../content/saved";

export type SettingsStore = StoreApi<Settings>;

export function defaultSettings(subject: string): Settings {
  return {
    language: null,
    sound: true,
    calm: false,
    answerTime: "level",
    longerFlashes: false,
    flashesAccepted: false,
    pixelsPerMm: null,
    viewingDistanceCm: 57,
    opponent: "mobilenet-v1-025",
    backend: "auto",
    subject,
  };
}

export function createSettingsStore(initial: Settings): SettingsStore {
  return createStore<Settings>(() => initial);
}
