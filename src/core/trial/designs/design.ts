import type { Rng } from "../../rng";
import type { Deck, DesignName, DesignOf, FlashCondition, FlashTask } from "../flash-task";
import type { RuleProblem } from "../rule-problem";
import type { CategoryId, ItemId, TextureSpec } from "../trial";

/** What a design knows when it plans a run of trials. */
export interface DesignRequest {
  readonly task: FlashTask;
  readonly deck: Deck;
  /** The categories to draw from, in alphabetical order; at least as many as alternatives. */
  readonly categories: readonly CategoryId[];
  /** Trials wanted. */
  readonly count: number;
  readonly practice: boolean;
  /** Of this run alone. */
  readonly rng: Rng;
  /** Deals a category's objects, all of them before any again, over practice and block. */
  readonly objects: (category: CategoryId) => ItemId;
}

/** What a design settles for one trial; the rest of its stimulus is drawn from the condition's rules. */
export interface TrialPlan {
  readonly condition: FlashCondition;
  readonly answer: CategoryId;
  readonly object: ItemId;
  /** The alternatives in the order of the buttons. */
  readonly choices: readonly CategoryId[];
  /** Trials of one name draw what their rules leave open alike; absent for a draw of their own. */
  readonly draw?: string;
  /** Another category's texture for the object. */
  readonly texture?: TextureSpec & { readonly category: CategoryId };
}

/** One way to plan a block. */
export interface BlockDesign<Name extends DesignName> {
  /**
   * Plans a run: as many trials as asked for, in the order in which they are played.
   * @throws Error when the task cannot be planned this way; `check` says so beforehand, with the rule to blame
   */
  readonly plan: (request: DesignRequest, rules: DesignOf<Name>) => TrialPlan[];
  /** False where the cues of a trial disagree and either may be named: nobody is right then, and no tally is kept. */
  readonly hasRightAnswer: boolean;
  /** What keeps a task from being planned this way. */
  readonly check: (request: DesignCheck, rules: DesignOf<Name>) => RuleProblem[];
}

/** What a design is checked against. */
export type DesignCheck = Pick<DesignRequest, "task" | "deck" | "categories">;
