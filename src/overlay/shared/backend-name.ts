import type { BackendChoice } from "../../app/ports";
import type { Translate } from "../../content/messages";

const known: readonly BackendChoice[] = ["webgl", "wasm", "cpu"];

/** A backend as the player may know it; an unknown one keeps the name it gives itself. */
export function backendName(t: Translate, backend: string): string {
  const found = known.find((each) => each === backend);
  return found ? t(`backend.${found}`) : backend;
}
