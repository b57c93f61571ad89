import type { Rng } from "../../rng";
import type { Deck, DesignName, DesignOf, FlashCondition, FlashTask, Merit, ObjectDeck } from "../flash-task";
import type { ObjectDealer } from "../object-decks";
import type { CategoryId, ItemId, TextureSpec } from "../trial";

/** The input for planning a run of trials. */
export interface DesignRequest {
  readonly task: FlashTask;
  readonly deck: Deck;
  /** The categories to draw one kind of objects from, in alphabetical order; at least as many as alternatives. */
  readonly categoriesOf: (kind: ObjectDeck) => readonly CategoryId[];
  /** Number of trials. */
  readonly count: number;
  readonly practice: boolean;
  /** The random stream of this run only. */
  readonly rng: Rng;
  /** Deals a category's objects, using all before repeating any, across practice, block and series. */
  readonly objects: ObjectDealer;
  /** The category that the run begins with, if the task wishes for one. */
  readonly opening?: CategoryId | undefined;
}

/** What a design decides for one trial; the rest of the stimulus is drawn from the condition's rules. */
export interface TrialPlan {
  readonly condition: FlashCondition;
  readonly answer: CategoryId;
  /** Null where the condition shows another form of the concept in its place. */
  readonly object: ItemId | null;
  /** The alternatives, in button order. */
  readonly choices: readonly CategoryId[];
  /** Trials with the same name share one draw of what their rules leave open; absent for an independent draw. */
  readonly draw?: string;
  /** Texture from another category for the object. */
  readonly texture?: TextureSpec & { readonly category: CategoryId };
}

/** One way to plan a block. */
export interface BlockDesign<Name extends DesignName> {
  /**
   * Plans a run: the requested number of trials, in playing order.
   * @throws Error when the task cannot be planned this way; `check` reports it beforehand, with the rule at fault
   */
  readonly plan: (request: DesignRequest, rules: DesignOf<Name>) => TrialPlan[];
  /** What its blocks can be judged by. */
  readonly merit: Merit;
}

/** What a design is checked against. */
export type DesignCheck = Pick<DesignRequest, "task" | "deck" | "categoriesOf">;
