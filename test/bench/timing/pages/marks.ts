import { markName } from "../protocol";

/** Records in the browser's trace that the page has changed what is visible. */
export function mark(stage: "picture" | "mask", trial: number): void {
  performance.mark(markName(stage, trial));
}

export const wait = (time: number) => new Promise<void>((resolve) => setTimeout(resolve, time));
