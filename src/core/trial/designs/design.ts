import type { Rng } from "../../rng";
import type { Deck, FlashCondition, FlashTask } from "../flash-task";
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

/** Plans a run: as many trials as asked for, in the order in which they are played. */
export type BlockDesign = (request: DesignRequest) => TrialPlan[];
