/** The build's list of what can be kept on the device. */
export const OFFLINE_FILE = "offline.json";

export interface OfflineFiles {
  /** What the service worker keeps at once: code, words, the built-in net. */
  readonly shell: { readonly files: number; readonly bytes: number };
  /** Every picture's size in bytes, by its path relative to the page. */
  readonly pictures: Readonly<Record<string, number>>;
}
