import { STIMULUS_SIDE } from "../vision/compose";
import { NET_SIDE } from "../vision/net-side";
import { conditionRules } from "./condition-rules";
import type { Deck, DeckObject, FlashCondition, FlashTask } from "./flash-task";
import type { CategoryId } from "./trial";

/** An object is drawn at most this many times larger than its picture has pixels: beyond, it is seen to be soft. */
export const MOST_ENLARGED = 1.5;

/** Categories with fewer sharp objects leave, unless the task names them: one picture would come again and again. */
const FEWEST = 2;

type ShownTask = Pick<FlashTask, "stimulus" | "timing" | "conditions" | "design">;

/**
 * The deck that a task can show sharply: without the cut-outs that its largest condition would enlarge more than
 * MOST_ENLARGED times. The same objects serve all its conditions, so that conditions never differ in their objects. An
 * object whose number of pixels is not known stays.
 * @param frame side of the picture in which they are drawn, in pixels
 * @throws Error for a category of the task that has objects, but no sharp one
 */
export function sharpDeck(task: ShownTask & Pick<FlashTask, "categories">, deck: Deck, frame = STIMULUS_SIDE): Deck {
  const needed = pixelsNeeded(task, frame);
  const sharp = deck.objects.filter(({ side }) => side === undefined || side >= needed);
  const counts = countBy(sharp);
  const before = countBy(deck.objects);
  const blurred = task.categories.find((category) => before.has(category) && !counts.has(category));
  if (blurred !== undefined)
    throw new Error(
      `no object of category "${blurred}" has the ${Math.ceil(needed)} pixels that the task's largest size needs`,
    );
  const stays = ({ category }: DeckObject): boolean =>
    task.categories.includes(category) || (counts.get(category) ?? 0) >= Math.min(FEWEST, before.get(category) ?? 0);
  return { ...deck, objects: sharp.filter(stays) };
}

/**
 * The longer side, in pixels, that an object needs for the largest size at which a task shows cut-outs; 0 where it shows
 * none, and where its design lists them by hand.
 */
export function pixelsNeeded(task: ShownTask, frame = STIMULUS_SIDE): number {
  if (task.design?.kind === "cue-conflict") return 0;
  const drawn = task.conditions.map((condition) => {
    const { deck = "cut-outs", form = "photo", size } = conditionRules(task, condition).stimulus;
    const shown = deck === "cut-outs" && (form === "photo" || form === "silhouette");
    return shown ? size[1] * Math.min(frame, sideOnScreen(condition)) : 0;
  });
  return Math.max(0, ...drawn) / MOST_ENLARGED;
}

/** Of a screen at 57 cm with 96 pixels an inch, rounded up: 38 pixels a degree. */
const PIXELS_PER_DEGREE = 40;

/** The pixels in which eye or net see a picture of a few degrees: the net always has its own. */
function sideOnScreen({ onScreen }: FlashCondition): number {
  return onScreen ? Math.max(NET_SIDE, onScreen.diameter * PIXELS_PER_DEGREE) : Number.POSITIVE_INFINITY;
}

function countBy(objects: readonly DeckObject[]): Map<CategoryId, number> {
  const counts = new Map<CategoryId, number>();
  for (const { category } of objects) counts.set(category, (counts.get(category) ?? 0) + 1);
  return counts;
}
