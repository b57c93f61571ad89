import { loadCode } from "../../content/load-code";
import { keepSuccess } from "../../core/keep-success";
import type { CueView } from "./merit-view";

let here: CueView | undefined;

/**
 * Loads what a level of conflicting cues shows. Most levels count right answers, and only their view is here from the
 * start.
 */
export const loadCueView = keepSuccess(async (): Promise<CueView> => {
  here = (await loadCode(() => import("./cue-choice-view"))).cueChoiceView;
  return here;
});

/** The same, where it has come: it is loaded before a block begins, and by every screen that shows one. */
export const cueViewHere = (): CueView | undefined => here;
