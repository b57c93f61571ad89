import { pixelsPerDegree, type ScreenGeometry, type ScreenPosition } from "../vision/visual-angle";

/** A picture in the middle is drawn so large where it fits, in CSS pixels. */
export const PICTURE_SIDE = 448;

/** The net gets 224 pixels a side. A player with fewer would see less than the net, and not for want of eyes. */
export const LEAST_PIXELS = 224;
/** An eye resolves about a minute of arc, so 224 pixels need as many minutes. */
export const LEAST_DEGREES = LEAST_PIXELS / 60;

/** Where pictures can stand, and how it is looked at. */
export interface Room extends ScreenGeometry {
  /** The grey field in CSS pixels. */
  readonly field: { readonly width: number; readonly height: number };
  readonly pixelRatio: number;
  readonly pinch: number;
  /** Whether pixels per millimetre are more than a guess. */
  readonly measured: boolean;
}

/** Why a picture cannot be shown in a window as it is. */
export type RoomProblem =
  /** It would be `side` CSS pixels wide, and has to be `least`. */
  | { readonly kind: "too-small"; readonly side: number; readonly least: number }
  /** A picture beside the middle would hang over the field's edge. */
  | { readonly kind: "outside" }
  /** A pinch zoom shows only a part of the page. */
  | { readonly kind: "pinched" };

/** A pinch zoom up to this is a finger's slip that hides nothing to speak of. */
const PINCH_TOLERANCE = 1.01;

/** Side of a picture in the middle, in CSS pixels: its own where that fits, else the largest whole one. */
export function shownSide(field: Room["field"]): number {
  return Math.max(1, Math.min(PICTURE_SIDE, Math.floor(field.width), Math.floor(field.height)));
}

/**
 * The least side of a picture in CSS pixels. Where the screen is measured: as many of its pixels as the net gets, and as
 * many degrees as an eye needs to resolve them. Elsewhere the CSS pixel stands for both. Never more than the game draws.
 * @throws RangeError for a screen without measures
 */
export function leastSide({ measured, pixelRatio, pixelsPerMm, distanceCm }: Omit<Room, "field" | "pinch">): number {
  if (!measured) return LEAST_PIXELS;
  const forEye = LEAST_DEGREES * pixelsPerDegree(pixelsPerMm, distanceCm);
  return Math.min(PICTURE_SIDE, Math.ceil(Math.max(LEAST_PIXELS / pixelRatio, forEye)));
}

/**
 * Whether a window can show a picture as a level wants it.
 * @param place of a picture whose size and distance from the middle are a level's condition; absent for one in the middle
 * @returns null when it can
 */
export function roomProblem(room: Room, place?: ScreenPosition): RoomProblem | null {
  if (room.pinch > PINCH_TOLERANCE) return { kind: "pinched" };
  if (!place) return sideProblem(room, shownSide(room.field));
  const { width, height } = room.field;
  const fits = Math.abs(place.x) + place.size / 2 <= width / 2 && Math.abs(place.y) + place.size / 2 <= height / 2;
  return fits ? null : { kind: "outside" };
}

/** The same for a picture whose side is known. */
export function sideProblem(room: Omit<Room, "field" | "pinch">, side: number): RoomProblem | null {
  const least = leastSide(room);
  return side < least ? { kind: "too-small", side: Math.floor(side), least } : null;
}
