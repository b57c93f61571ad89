import { gatherEvidence } from "../../core/decision/glimpse-evidence";
import { cellUncertainty, nextGaze, type PolicyRules } from "../../core/decision/saccade-policy";
import type { NetGlimpse, ScenePoint } from "../../core/trial/glimpse-log";
import { START } from "../../core/trial/glimpse-machine";
import type { NetVerdict } from "../../core/trial/record";
import type { CategoryId } from "../../core/trial/trial";
import { halve } from "../../core/vision/glimpse-window";
import type { Raster } from "../../core/vision/raster";

/** MobileNet's last map has 7 × 7 cells; a fifth of the scene around a gaze counts as visited. */
export const POLICY: PolicyRules = { side: 7, reach: 0.2 };

export interface OwnGlimpses {
  readonly choices: readonly CategoryId[];
  /** Number of glimpses, including the first. */
  readonly count: number;
  readonly see: (gaze: ScenePoint) => Promise<Raster>;
  readonly judge: (gaze: ScenePoint, picture: Raster) => Promise<Pick<NetVerdict, "scores"> | null>;
  readonly cells: (picture: Raster) => Promise<readonly (readonly number[])[] | null>;
}

/** The net chooses its own glimpses: see core/decision/saccade-policy. Null when no net can play. */
export async function netOwnGlimpses(request: OwnGlimpses): Promise<NetGlimpse[] | null> {
  const { choices, count, see, judge, cells } = request;
  const gazes: ScenePoint[] = [START];
  const scores: (readonly number[])[] = [];
  for (;;) {
    const gaze = gazes.at(-1) as ScenePoint;
    const picture = await see(gaze);
    const verdict = await judge(gaze, picture);
    if (!verdict) return null;
    scores.push(verdict.scores);
    if (gazes.length === count) return gatherEvidence(gazes, scores, choices);
    const sure = await cells(halve(picture));
    if (!sure) return null;
    gazes.push(nextGaze(cellUncertainty(sure), gazes, POLICY));
  }
}
