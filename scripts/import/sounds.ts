import { readFileSync } from "node:fs";
import type { Add } from "./deck-writer";
import { SOUNDS } from "./extras";
import { stampCredit, stampFile } from "./stamps";
import type { Unpacked } from "./unpack";

export function addSounds(from: Unpacked, add: Add): void {
  for (const [path, category, id] of SOUNDS) {
    const bytes = new Uint8Array(readFileSync(stampFile(from, path)));
    add({ id, kind: "sound", category, file: `sounds/${id}.ogg`, ...stampCredit(from, path), changes: "none" }, bytes);
  }
}
