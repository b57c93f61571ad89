import type { TrialTiming } from "../../src/core/trial/trial";
import { hertz } from "../../src/core/units";
import { type LightField, type LightFrame, lightField } from "../../src/core/vision/flash-safety";
import { createRaster, greyRaster, type Raster } from "../../src/core/vision/raster";
import { fixationRaster } from "../../src/stage/presenter/fixation-raster";
import { type FrameContent, frameAt, ONSET_DISTANCE_MS, planFrames } from "../../src/stage/presenter/frame-plan";
import { FIELD_LEVEL } from "../../src/stage/presenter/surface";

/** Side of a cell in pixels: 0.3° of the field that WCAG takes for 10°. */
const CELL = 8;
const SIDE = 448;
const REFRESH = hertz(60);
/** Below this nobody has answered, and the game takes no answer: the soonest that the reveal can cover the field. */
const SOONEST_ANSWER_MS = 30;
/** A reveal ignores what comes sooner; then the grey field is back. */
const SOONEST_NEXT_MS = 250;

export interface ShownTrial {
  readonly picture: Raster;
  readonly mask: Raster;
  readonly timing: TrialTiming;
  /** Broken off this many frames after the onset, as by a lost context; the grey field follows, then the next trial. */
  readonly brokenAfter?: number;
}

const grey = lightField(greyRaster(SIDE, SIDE, FIELD_LEVEL), CELL);
const reveal = lightField(filled(0x0b, 0x0f, 0x1a), CELL);
const fixation = lightField(fixationRaster(SIDE), CELL);

/**
 * The light of a whole block in the order and at the times of the presenter's own plans, played by somebody who answers
 * and goes on as fast as the game lets them. The reveal is taken for a sheet of the page's darkest colour.
 */
export function shownLight(trials: readonly ShownTrial[], calm: boolean): LightFrame[] {
  const shown: LightFrame[] = [];
  let now = 0;
  let lastOnset = Number.NEGATIVE_INFINITY;
  for (const trial of trials) {
    const plan = planFrames(trial.timing, REFRESH, now - lastOnset, calm);
    const fields = new Map<string, LightField>();
    shown.push({ time: now, field: fixation });
    now = Math.max(now + (plan.fixation * 1000) / REFRESH, lastOnset + ONSET_DISTANCE_MS);
    lastOnset = now;
    const last = trial.brokenAfter ?? Number.POSITIVE_INFINITY;
    let before: LightField | null = null;
    for (let index = 0; index < last; index++) {
      const content = frameAt(plan, index);
      if (!content) break;
      const field = fieldOf(content, trial, fields);
      if (field !== before) shown.push({ time: now, field });
      before = field;
      now += 1000 / REFRESH;
    }
    shown.push({ time: now, field: grey });
    if (trial.brokenAfter !== undefined) continue;
    now += SOONEST_ANSWER_MS;
    shown.push({ time: now, field: reveal });
    now += SOONEST_NEXT_MS;
  }
  return shown;
}

function fieldOf(content: FrameContent, trial: ShownTrial, made: Map<string, LightField>): LightField {
  if (content.image === "grey") return grey;
  const key = `${content.image}/${content.contrast.toFixed(6)}`;
  let field = made.get(key);
  if (!field) {
    const raster = content.image === "picture" ? trial.picture : trial.mask;
    field = lightField(faded(raster, content.contrast), CELL);
    made.set(key, field);
  }
  return field;
}

/** What the surfaces draw at a contrast. */
function faded(raster: Raster, contrast: number): Raster {
  if (contrast >= 1) return raster;
  const out = createRaster(raster.width, raster.height);
  for (let i = 0; i < out.data.length; i++)
    out.data[i] = i % 4 === 3 ? 255 : FIELD_LEVEL + contrast * ((raster.data[i] as number) - FIELD_LEVEL);
  return out;
}

function filled(red: number, green: number, blue: number): Raster {
  const raster = createRaster(SIDE, SIDE);
  for (let i = 0; i < raster.data.length; i += 4) raster.data.set([red, green, blue, 255], i);
  return raster;
}
