import type { DesignName, DesignOf, DesignRules } from "../flash-task";
import type { RuleProblem } from "../rule-problem";
import { noRounds } from "./balanced";
import { checkCrossed } from "./crossed";
import { checkConflicts } from "./cue-conflict";
import type { DesignCheck } from "./design";

type Check<Name extends DesignName> = (request: DesignCheck, rules: DesignOf<Name>) => RuleProblem[];

/** What prevents planning a task by each design. Apart from the plans, since only tools check: the page loads none of it. */
const checks: { readonly [Name in DesignName]: Check<Name> } = {
  balanced: noRounds,
  crossed: checkCrossed,
  "cue-conflict": checkConflicts,
};

/** The problems that prevent planning a task by its design; balanced by default. */
export const designProblems = (request: DesignCheck): RuleProblem[] =>
  problemsOf(request, request.task.design ?? { kind: "balanced" });

function problemsOf<Name extends DesignName>(request: DesignCheck, rules: DesignOf<Name> & DesignRules): RuleProblem[] {
  return checks[rules.kind as Name](request, rules);
}
