import type { DesignName, DesignOf, DesignRules, FlashTask } from "../flash-task";
import type { RuleProblem } from "../rule-problem";
import { balancedDesign } from "./balanced";
import { crossedDesign } from "./crossed";
import { cueConflictDesign } from "./cue-conflict";
import type { BlockDesign, DesignCheck, DesignRequest, TrialPlan } from "./design";

/** Every design, by its name in a level file. */
const blockDesigns: { readonly [Name in DesignName]: BlockDesign<Name> } = {
  balanced: balancedDesign,
  crossed: crossedDesign,
  "cue-conflict": cueConflictDesign,
};

/** A design bound to its rules in a task. */
export interface TaskDesign {
  readonly plan: (request: DesignRequest) => TrialPlan[];
  readonly hasRightAnswer: boolean;
  readonly check: (request: DesignCheck) => RuleProblem[];
}

/** A task's design; balanced by default. */
export function designOf({ design = { kind: "balanced" } }: Pick<FlashTask, "design">): TaskDesign {
  return bind(design);
}

function bind<Name extends DesignName>(rules: DesignOf<Name> & DesignRules): TaskDesign {
  const { plan, hasRightAnswer, check } = blockDesigns[rules.kind as Name];
  return {
    plan: (request) => plan(request, rules),
    hasRightAnswer,
    check: (request) => check(request, rules),
  };
}
