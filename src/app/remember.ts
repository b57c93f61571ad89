import { readSaved, type SavedFormat, writeSaved } from "../content/saved";
import type { KeyValuePort } from "./ports";
import type { Notice } from "./stores/screen-store";
import type { Store } from "./stores/store";

export interface Remembered<T> {
  readonly value: T;
  readonly notice: Notice | null;
}

/**
 * Reads a saved value. Damaged text is set aside under `<key>.damaged`, so that a fresh start overwrites nothing, and
 * told to the player with the text to download.
 */
export function recall<T>(keyValue: KeyValuePort, key: string, format: SavedFormat<T>, fresh: T): Remembered<T> {
  let text: string | null;
  try {
    text = keyValue.get(key);
  } catch {
    return { value: fresh, notice: { kind: "storage-unavailable" } };
  }
  const saved = readSaved(text, format);
  if (saved.kind === "read") return { value: saved.value, notice: null };
  if (saved.kind === "empty") return { value: fresh, notice: null };
  try {
    keyValue.set(`${key}.damaged`, saved.text);
  } catch {
    // No room for a copy: the notice still holds the text.
  }
  return { value: fresh, notice: { kind: "storage-damaged", key, why: saved.why, text: saved.text } };
}

export interface Keeping {
  /** Whether a change is to be written at all. */
  readonly isKept: () => boolean;
  /** Called once when the browser refuses. */
  readonly onFault: () => void;
}

/** Writes a store's state on every change. */
export function keepSaved<T>(
  keyValue: KeyValuePort,
  key: string,
  format: SavedFormat<T>,
  store: Store<T>,
  { isKept, onFault }: Keeping,
): void {
  let told = false;
  store.subscribe((value) => {
    if (!isKept()) return;
    try {
      keyValue.set(key, writeSaved(value, format));
    } catch {
      if (!told) onFault();
      told = true;
    }
  });
}
