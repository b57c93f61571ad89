import type { Rng } from "../rng";
import type { Deck, PictureForm, Range } from "./flash-task";
import { type ObjectDealer, objectsIn } from "./object-decks";
import type { CategoryId, ItemId } from "./trial";

/** Deals a block's pictures. Of those that fit, the one that was dealt longest ago comes next; new ones come first. */
export interface PictureSupply {
  readonly object: ObjectDealer;
  /** A drawing or a word. @throws Error when the deck has none of this category */
  form(category: CategoryId, form: PictureForm): ItemId;
  /** A photograph for the background, by its clutter. @throws Error when the deck has none within the range */
  ground(clutter: Range): ItemId;
}

/**
 * @param rng decides the order in which pictures are first dealt; later rounds keep it, so repeats lie far apart
 * @param opening the object of its category that is dealt first
 */
export function pictureSupply(deck: Deck, rng: Rng, opening?: ItemId): PictureSupply {
  const hands = new Map<string, ItemId[]>();
  const shuffled = (name: string, ids: readonly ItemId[]): ItemId[] => {
    const hand = rng.fork(name).shuffle([...ids].sort());
    return opening !== undefined && hand.includes(opening) ? [opening, ...hand.filter((id) => id !== opening)] : hand;
  };
  const deal = (name: string, ids: () => readonly ItemId[]): ItemId | undefined => {
    const hand = hands.get(name) ?? shuffled(name, ids());
    hands.set(name, hand);
    const next = hand.shift();
    if (next !== undefined) hand.push(next);
    return next;
  };
  // One hand for all ranges, as they may overlap.
  const grounds = rng.fork("backgrounds").shuffle(deck.backgrounds.map(({ id }) => id).sort());
  const clutterOf = new Map(deck.backgrounds.map(({ id, clutter }) => [id, clutter]));
  return {
    object: (category, kind = "cut-outs") =>
      deal(`${kind}/${category}`, () =>
        objectsIn(deck, kind).flatMap((object) => (object.category === category ? [object.id] : [])),
      ) as ItemId,
    form: (category, form) => {
      const found = deal(`${form}/${category}`, () =>
        (deck.forms ?? []).flatMap((item) => (item.category === category && item.form === form ? [item.id] : [])),
      );
      if (found === undefined) throw new Error(`the deck has no "${form}" of category "${category}"`);
      return found;
    },
    ground: ([calm, busy]) => {
      const at = grounds.findIndex((id) => {
        const clutter = clutterOf.get(id) as number;
        return clutter >= calm && clutter <= busy;
      });
      if (at < 0) throw new Error(`no background has a clutter between ${calm} and ${busy}: ${present(deck)}`);
      const [id] = grounds.splice(at, 1) as [ItemId];
      grounds.push(id);
      return id;
    },
  };
}

function present({ backgrounds }: Deck): string {
  const all = backgrounds.map(({ clutter }) => clutter);
  return all.length > 0 ? `the deck's lie from ${Math.min(...all)} to ${Math.max(...all)}` : "the deck has none";
}
