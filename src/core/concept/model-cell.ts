import type { Rng } from "../rng";
import type { CategoryId } from "../trial/trial";
import type { PanelStimulus } from "./panel";

/** The model's rule: the share of its largest response that it gives to its own concept, and to anything else. */
export const MODEL_ON = 0.8;
export const MODEL_OFF = 0.1;
/** Noise added either way, since no cell answers the same twice. */
export const MODEL_SPREAD = 0.1;

/**
 * A model of a concept cell as Quiroga et al. (2005) described them: it responds to its concept in any form, and hardly
 * to anything else. It reads each stimulus's label, so it describes such a cell but explains nothing.
 * @returns a response between 0 and 1 to each stimulus of the panel
 */
export function modelCell(panel: readonly PanelStimulus[], concept: CategoryId, rng: Rng): number[] {
  return panel.map(
    (stimulus) => (stimulus.concept === concept ? MODEL_ON : MODEL_OFF) + rng.between(-MODEL_SPREAD, MODEL_SPREAD),
  );
}
