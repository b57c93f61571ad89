import type { Translate } from "../../content/messages";
import { backendNames } from "../../content/net-choice";

/** A backend as the player may know it; an unknown one keeps the name it gives itself. */
export function backendName(t: Translate, backend: string): string {
  const found = backendNames.find((each) => each === backend);
  return found ? t(`backend.${found}`) : backend;
}
