import type { DesignName } from "../flash-task";
import { balancedDesign } from "./balanced";
import { crossedDesign } from "./crossed";
import { cueConflictDesign } from "./cue-conflict";
import type { BlockDesign } from "./design";

/** Every way to plan a block, by its name in a level file. */
export const blockDesigns: Readonly<Record<DesignName, BlockDesign>> = {
  balanced: balancedDesign,
  crossed: crossedDesign,
  "cue-conflict": cueConflictDesign,
};
