import type { TraceEvent } from "../shared/tracing";
import { markName } from "./protocol";

/** The page's marks, and the life of each frame from the compositor. */
export const CATEGORIES = ["blink.user_timing", "disabled-by-default-devtools.timeline.frame"];

/** A frame that the page's main thread changed and that the compositor presented; times in ms. */
interface PresentedFrame {
  /** When what the page had drawn went to the compositor; it includes everything marked before. */
  readonly commit: number;
  readonly presented: number;
}

export interface Exposure {
  readonly trial: number;
  /** ms between the presentations of the first frame with the picture and of the first with the mask. */
  readonly duration: number;
  /** The same between the page's marks: what a page could know without the compositor. */
  readonly marked: number;
}

interface Reporter {
  readonly presentable: boolean;
  commit: number | null;
  submitted: boolean;
}

const COMMIT = "Commit";
const TO_SCREEN = "SubmitCompositorFrameToPresentationCompositorFrame";

/**
 * Exposures as presented. A change marked at t reaches the screen with the first presented frame of the page's renderer
 * whose commit began at t or later; that frame is presented at the end of the last stage of its PipelineReporter, the
 * stage from submission to presentation.
 * @returns exposures in the order of their trials; those with a mark or a presentation missing are left out
 */
export function exposuresOf(events: readonly TraceEvent[], trials: readonly number[]): Exposure[] {
  const marks = new Map<string, TraceEvent>();
  for (const event of events) if (event.name.startsWith("bench:")) marks.set(event.name, event);
  const renderer = [...marks.values()][0]?.pid;
  if (renderer === undefined) return [];
  const frames = presentedFrames(events.filter(({ pid }) => pid === renderer));
  const presentationOf = (mark: TraceEvent) => frames.find(({ commit }) => commit >= mark.ts / 1000)?.presented;
  return trials.flatMap((trial) => {
    const on = marks.get(markName("picture", trial));
    const off = marks.get(markName("mask", trial));
    if (!on || !off) return [];
    const shown = presentationOf(on);
    const masked = presentationOf(off);
    if (shown === undefined || masked === undefined) return [];
    return [{ trial, duration: masked - shown, marked: (off.ts - on.ts) / 1000 }];
  });
}

function presentedFrames(events: readonly TraceEvent[]): PresentedFrame[] {
  const open = new Map<string, Reporter>();
  const frames: PresentedFrame[] = [];
  // Sorts by time alone: in the same microsecond, putting begins before ends would close the wrong stage.
  const ordered = events.filter(({ ph }) => ph === "b" || ph === "e").sort((a, b) => a.ts - b.ts);
  for (const event of ordered) {
    const id = event.id2?.local ?? event.id2?.global ?? event.id;
    if (id === undefined) continue;
    if (event.name === "PipelineReporter" && event.ph === "b") {
      open.set(id, { presentable: isPresented(event), commit: null, submitted: false });
      continue;
    }
    const reporter = open.get(id);
    if (!reporter) continue;
    if (event.name === COMMIT && event.ph === "b") reporter.commit = event.ts / 1000;
    if (event.name === TO_SCREEN && event.ph === "b") reporter.submitted = true;
    if (event.name === TO_SCREEN && event.ph === "e" && reporter.submitted && reporter.presentable)
      if (reporter.commit !== null) frames.push({ commit: reporter.commit, presented: event.ts / 1000 });
    if (event.name === "PipelineReporter") open.delete(id);
  }
  return frames.sort((a, b) => a.presented - b.presented);
}

function isPresented({ args }: TraceEvent): boolean {
  const reporter = (args?.frame_reporter ?? args?.chrome_frame_reporter) as { state?: string } | undefined;
  return reporter?.state?.startsWith("STATE_PRESENTED") ?? false;
}
