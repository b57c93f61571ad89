import type { Language } from "../content/language";
import type { Level } from "../content/level";
import type { Sentences } from "../content/messages";
import type { AnyLevelFigure } from "./level-figure";

/** One level's own code, loaded on demand. `View` is how the overlay draws; the app never calls it. */
export interface LevelRoom<View = unknown> {
  readonly figure?: () => Promise<{ readonly figure: AnyLevelFigure }>;
  readonly lab?: () => Promise<View>;
  /** The measures its lab reports, which rules in a level's file may name; absent when not known in advance. */
  readonly labMeasures?: readonly string[];
  /** Absent for the default: the text beside the last picture. */
  readonly explanation?: () => Promise<View>;
  readonly sentences?: Readonly<Record<Language, () => Promise<{ readonly default: Sentences }>>>;
}

/** By level id. */
export type LevelRooms<View = unknown> = ReadonlyMap<string, LevelRoom<View>>;

const bare: LevelRoom<never> = {};

/** The room a level uses: the one its file borrows, else its own; empty for a data-only level. */
export function roomOf<View>(rooms: LevelRooms<View>, { id, room = id }: Pick<Level, "id" | "room">): LevelRoom<View> {
  return rooms.get(room) ?? bare;
}
