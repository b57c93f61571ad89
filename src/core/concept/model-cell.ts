import type { Rng } from "../rng";
import type { CategoryId } from "../trial/trial";
import type { PanelStimulus } from "./panel";

/** The model's rule: this much of its largest response for its own concept, and for anything else. */
export const MODEL_ON = 0.8;
export const MODEL_OFF = 0.1;
/** Either side of that, as no cell answers twice alike. */
export const MODEL_SPREAD = 0.1;

/**
 * A model of a concept cell as Quiroga et al. (2005) described them: it answers to its concept in whatever form, and hardly
 * to anything else. It is told what each stimulus shows: it describes such a cell and explains none.
 * @returns a response between 0 and 1 to each stimulus of the panel
 */
export function modelCell(panel: readonly PanelStimulus[], concept: CategoryId, rng: Rng): number[] {
  return panel.map(
    (stimulus) => (stimulus.concept === concept ? MODEL_ON : MODEL_OFF) + rng.between(-MODEL_SPREAD, MODEL_SPREAD),
  );
}
