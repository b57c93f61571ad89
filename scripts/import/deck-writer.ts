/** What the importer of each deck writes with. */
import { createHash } from "node:crypto";
import { checkCredit } from "./licences";
import type { ManifestItem } from "./manifest";
import type { Source } from "./sources";

/** An item before its bytes are known. */
export type Draft = Omit<ManifestItem, "bytes" | "sha256">;

/** @throws Error for an id that was used before, or a credit that is not complete */
export type Add = (draft: Draft, bytes: Uint8Array) => void;

export interface DeckWriter {
  readonly add: Add;
  /** By path under assets/. */
  readonly files: Map<string, Uint8Array>;
  /** In the order of their ids. */
  items(): readonly ManifestItem[];
}

export function createDeckWriter(): DeckWriter {
  const files = new Map<string, Uint8Array>();
  const items = new Map<string, ManifestItem>();
  return {
    files,
    add(draft, bytes) {
      checkCredit(draft);
      if (items.has(draft.id)) throw new Error(`two items are called ${draft.id}`);
      items.set(draft.id, { ...draft, bytes: bytes.length, sha256: sha256(bytes) });
      files.set(`stimuli/${draft.file}`, bytes);
    },
    items: () => [...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export function sizeOf({ width, height }: { width: number; height: number }): { width: number; height: number } {
  return { width, height };
}

export function sourceOf({ package: name, version }: Source, path: string, page?: string): ManifestItem["source"] {
  return { package: name, version, path, ...(page && { page }) };
}
