/** Whole photographs of one thing each. */
import type { Add } from "./deck-writer";
import type { Unpacked } from "./unpack";

export async function addPhotographs(_from: Unpacked, _add: Add): Promise<void> {}
