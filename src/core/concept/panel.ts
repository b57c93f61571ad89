import type { Rng } from "../rng";
import type { Deck, PictureForm } from "../trial/flash-task";
import type { CategoryId, StimulusSpec } from "../trial/trial";
import { degrees } from "../units";

/** The six views of each photograph, in pairs of opposites. */
export const panelViews = ["left", "right", "near", "whole", "bright", "dark"] as const;
export type PanelView = (typeof panelViews)[number];

export interface PanelStimulus {
  readonly concept: CategoryId;
  readonly form: PictureForm;
  /** Photographs only. */
  readonly view: PanelView | null;
  readonly spec: StimulusSpec;
}

/** Objects per concept. Every concept has the same number of everything, so none is over-represented. */
export const OBJECTS_PER_CONCEPT = 3;
export const DRAWINGS_PER_CONCEPT = 2;

const placed = { x: 0.5, y: 0.5, size: 0.75, light: 1 };
const views: Readonly<Record<PanelView, typeof placed>> = {
  left: { x: 0.3, y: 0.5, size: 0.55, light: 1 },
  right: { x: 0.7, y: 0.5, size: 0.55, light: 1 },
  near: { x: 0.5, y: 0.5, size: 1.5, light: 1 },
  whole: placed,
  bright: { ...placed, light: 1.35 },
  dark: { ...placed, light: 0.5 },
};

/**
 * The panel of the hunt, on plain grey. For each concept: three photographed objects in six views, the same objects as
 * silhouettes, two drawings, and the name in two scripts at two sizes. Follows the order of `concepts`.
 * @param rng picks the objects and drawings; the same seed gives the same panel
 * @throws Error when the deck has too few pictures of a concept
 */
export function buildPanel(deck: Deck, concepts: readonly CategoryId[], rng: Rng): PanelStimulus[] {
  return concepts.flatMap((concept): PanelStimulus[] => {
    const draw = rng.fork(concept);
    const take = (list: readonly { readonly id: string }[], count: number, what: string): string[] => {
      if (list.length < count) throw new Error(`the deck has ${list.length} ${what} of "${concept}", needs ${count}`);
      const ids = list.map(({ id }) => id).sort();
      return draw.fork(what).shuffle(ids).slice(0, count);
    };
    const among = (form: PictureForm) =>
      (deck.forms ?? []).filter((item) => item.category === concept && item.form === form);
    const mine = deck.objects.filter((object) => object.category === concept);
    const objects = take(mine, OBJECTS_PER_CONCEPT, "photographs");
    const show = (id: string, form: PictureForm, place: typeof placed, view: PanelView | null = null) => ({
      concept,
      form,
      view,
      spec: {
        object: { id, x: place.x, y: place.y, size: place.size, turn: degrees(0), mirror: false },
        background: { kind: "grey" as const },
        ...(form === "silhouette" && { silhouette: true }),
        light: place.light,
      },
    });
    const words = (form: "word-en" | "word-zh-CN") =>
      take(among(form), 1, form).flatMap((id) => [0.85, 0.55].map((size) => show(id, form, { ...placed, size })));
    return [
      ...objects.flatMap((id) => panelViews.map((view) => show(id, "photo", views[view], view))),
      ...take(among("drawing"), DRAWINGS_PER_CONCEPT, "drawings").map((id) => show(id, "drawing", placed)),
      ...objects.map((id) => show(id, "silhouette", placed)),
      ...words("word-en"),
      ...words("word-zh-CN"),
    ];
  });
}
