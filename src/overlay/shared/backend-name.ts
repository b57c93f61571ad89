import type { Translate } from "../../content/messages";
import { backendNames } from "../../content/net-choice";

/** A backend's name as players may know it; an unknown one keeps its own name. */
export function backendName(t: Translate, backend: string): string {
  const found = backendNames.find((each) => each === backend);
  return found ? t(`backend.${found}`) : backend;
}
