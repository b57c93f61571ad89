import type { Deck, DeckObject, FlashCondition, FlashTask, ObjectDeck } from "./flash-task";
import type { CategoryId, ItemId } from "./trial";

/** What there is of one kind. */
export function objectsIn(deck: Deck, kind: ObjectDeck): readonly DeckObject[] {
  if (kind === "photographs") return deck.photographs ?? [];
  return kind === "models" ? (deck.models ?? []) : deck.objects;
}

/** The kind of objects that a condition shows. */
export const deckOf = ({ stimulus }: Pick<FlashTask, "stimulus">, condition?: FlashCondition): ObjectDeck =>
  condition?.stimulus?.deck ?? stimulus.deck ?? "cut-outs";

/** The kinds that a task shows, in order of first mention. */
export const decksOf = (task: Pick<FlashTask, "stimulus" | "conditions">): ObjectDeck[] => [
  ...new Set(task.conditions.map((condition) => deckOf(task, condition))),
];

/**
 * The categories of one kind of objects to draw from, in alphabetical order: those that the task lists, or all.
 * @throws Error when a listed category has no object of that kind
 */
export function usableCategories(
  task: Pick<FlashTask, "categories">,
  deck: Deck,
  kind: ObjectDeck = "cut-outs",
): CategoryId[] {
  const present = [...new Set(objectsIn(deck, kind).map((object) => object.category))].sort();
  if (task.categories.length === 0) return present;
  const missing = task.categories.find((id) => !present.includes(id));
  if (missing !== undefined) throw new Error(`the deck has no ${OBJECT_NAMES[kind]} of category "${missing}"`);
  return [...task.categories].sort();
}

/** One of a kind, for messages. */
export const OBJECT_NAMES: { readonly [Kind in ObjectDeck]: string } = {
  "cut-outs": "object",
  photographs: "photograph",
  models: "model",
};

/** Deals a category's objects of one kind. */
export type ObjectDealer = (category: CategoryId, kind?: ObjectDeck) => ItemId;
