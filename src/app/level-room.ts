import type { Language } from "../content/language";
import type { Level } from "../content/level";
import type { Sentences } from "../content/messages";
import type { AnyLevelFigure } from "./level-figure";

/** The code that one level brings along, fetched when it is needed. `View` is how the overlay draws: the app never calls it. */
export interface LevelRoom<View = unknown> {
  readonly figure?: () => Promise<{ readonly figure: AnyLevelFigure }>;
  readonly lab?: () => Promise<View>;
  /** The measures that its lab reports, which rules in a level's file may name; absent: not known beforehand. */
  readonly labMeasures?: readonly string[];
  /** Absent for the house's own: the words beside the last picture. */
  readonly explanation?: () => Promise<View>;
  readonly sentences?: Readonly<Record<Language, () => Promise<{ readonly default: Sentences }>>>;
}

/** By level id. */
export type LevelRooms<View = unknown> = ReadonlyMap<string, LevelRoom<View>>;

const bare: LevelRoom<never> = {};

/** The room that a level plays in: another level's where its file borrows one, else its own; an empty one for mere data. */
export function roomOf<View>(rooms: LevelRooms<View>, { id, room = id }: Pick<Level, "id" | "room">): LevelRoom<View> {
  return rooms.get(room) ?? bare;
}
