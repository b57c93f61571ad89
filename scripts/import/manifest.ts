/** The content of assets/stimuli/manifest.json, as the importer writes it. */
export type ManifestKind = "object" | "photograph" | "model" | "background" | "drawing" | "sound" | "word";

export interface ManifestItem {
  readonly id: string;
  readonly kind: ManifestKind;
  /** Absent for backgrounds. */
  readonly category?: string;
  /** Words only: the language they are written in, as in the names of the word files. */
  readonly language?: "en" | "zh-CN";
  /** Relative to assets/stimuli. */
  readonly file: string;
  /** Pixels; absent for sounds. */
  readonly width?: number;
  readonly height?: number;
  /** Backgrounds only: 0 calm to 1 busy. */
  readonly clutter?: number;
  readonly title: string;
  /** The project's contributors where the source names nobody. */
  readonly author: string;
  /** An SPDX identifier. */
  readonly licence: string;
  readonly source: {
    readonly package: string;
    readonly version: string;
    readonly path: string;
    /** Where the original can be found. */
    readonly page?: string;
  };
  /** What was done to the original, for its credit. */
  readonly changes: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly version: 1;
  readonly items: readonly ManifestItem[];
}

/** Pretty-printed, but with lists of numbers on one line: an ImageNet list over 129 lines reads badly. */
export function jsonBytes(value: unknown): Uint8Array {
  const pretty = JSON.stringify(value, null, 2).replace(/\[[\d\s,]+\]/g, (list) =>
    list.replace(/\s+/g, "").replaceAll(",", ", "),
  );
  return new TextEncoder().encode(`${pretty}\n`);
}
