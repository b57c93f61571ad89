import type { DesignName, DesignOf, DesignRules, FlashTask, Merit } from "../flash-task";
import { balancedDesign } from "./balanced";
import { crossedDesign } from "./crossed";
import { cueConflictDesign } from "./cue-conflict";
import type { BlockDesign, DesignRequest, TrialPlan } from "./design";

/** Every design, by its name in a level file. */
const blockDesigns: { readonly [Name in DesignName]: BlockDesign<Name> } = {
  balanced: balancedDesign,
  crossed: crossedDesign,
  "cue-conflict": cueConflictDesign,
};

/** A design bound to its rules in a task. */
export interface TaskDesign {
  readonly plan: (request: DesignRequest) => TrialPlan[];
  readonly merit: Merit;
}

/** A task's design; balanced by default. */
export function designOf({ design = { kind: "balanced" } }: Pick<FlashTask, "design">): TaskDesign {
  return bind(design);
}

function bind<Name extends DesignName>(rules: DesignOf<Name> & DesignRules): TaskDesign {
  const { plan, merit } = blockDesigns[rules.kind as Name];
  return { plan: (request) => plan(request, rules), merit };
}
