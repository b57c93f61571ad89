import type { Language } from "../content/language";
import type { LoadedDeck } from "../content/load";
import type { Deck, ObjectDeck } from "../core/trial/flash-task";
import { objectsIn } from "../core/trial/object-decks";
import type { CategoryId, ItemId, StimulusSpec } from "../core/trial/trial";
import type { Raster } from "../core/vision/raster";
import type { CreditedPart } from "./credits-desk";
import type { ComposedStimulus, Look, PicturesPort } from "./ports";
import type { LanguageStore } from "./stores/language-store";

/** The available pictures, and stimuli composed from them. */
export interface PictureDesk {
  readonly deck: Deck;
  /** A category's name in the current language. */
  categoryName(id: CategoryId): string;
  /** Every object of one kind with its category's name, numbered when there are several; absent: the cut-outs. */
  objects(kind?: ObjectDeck): readonly { readonly id: ItemId; readonly name: string }[];
  /** Recomposes a stimulus's pixels, for results and explanations. */
  compose(spec: StimulusSpec): Promise<ComposedStimulus>;
  /** The same picture as seen by an eye fixating one point. */
  glimpse(spec: StimulusSpec, look: Look): Promise<Raster>;
  /** Who made the stimulus's parts; null when that cannot be fetched. */
  creditsOf(spec: StimulusSpec): Promise<readonly CreditedPart[] | null>;
}

/** @param onMissing called when a picture that a screen wants to show cannot be made */
export function createPictureDesk(
  content: LoadedDeck,
  port: PicturesPort,
  language: LanguageStore,
  onMissing: (error: unknown) => void,
  creditsOf: PictureDesk["creditsOf"],
): PictureDesk {
  const told = <T>(made: Promise<T>): Promise<T> => {
    made.catch(onMissing);
    return made;
  };
  const spoken = (): Language => language.getState().t.language;
  const names = new Map(content.categories.map((category) => [category.id, category.names]));
  return {
    deck: content.deck,
    categoryName: (id) => names.get(id)?.[spoken()] ?? id,
    objects: (kind = "cut-outs") => namedObjects(content, kind, spoken()),
    compose: (spec) => told(port.compose(spec)),
    glimpse: (spec, look) => told(port.glimpse(spec, look)),
    creditsOf,
  };
}

function namedObjects(
  { deck, categories }: LoadedDeck,
  kind: ObjectDeck,
  language: Language,
): { id: string; name: string }[] {
  const objects = objectsIn(deck, kind);
  return categories.flatMap((category) => {
    const ids = objects.flatMap((object) => (object.category === category.id ? [object.id] : []));
    const name = category.names[language];
    return ids.sort().map((id, i) => ({ id, name: ids.length > 1 ? `${name} ${i + 1}` : name }));
  });
}
