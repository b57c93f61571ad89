/** Models of things, seen from all around. */
import type { Add } from "./deck-writer";
import type { Unpacked } from "./unpack";

export async function addModels(_from: Unpacked, _add: Add): Promise<void> {}
