import { pixelsPerDegree, type ScreenGeometry, type ScreenPosition } from "../vision/visual-angle";

/** Side of a central picture where it fits, in CSS pixels. */
export const PICTURE_SIDE = 448;

/** The net gets 224 pixels per side. With fewer, a player would see less than the net because of the screen. */
export const LEAST_PIXELS = 224;
/** The eye resolves about one minute of arc, so 224 pixels need 224 minutes. */
export const LEAST_DEGREES = LEAST_PIXELS / 60;

/** The field for pictures, and the viewing geometry. */
export interface Room extends ScreenGeometry {
  /** The grey field in CSS pixels. */
  readonly field: { readonly width: number; readonly height: number };
  readonly pixelRatio: number;
  readonly pinch: number;
  /** Whether pixels per millimetre are more than a guess. */
  readonly measured: boolean;
}

/** Why a picture cannot be shown in the current window. */
export type RoomProblem =
  /** It would be `side` CSS pixels wide, but needs `least`. */
  | { readonly kind: "too-small"; readonly side: number; readonly least: number }
  /** An off-centre picture would extend past the field's edge. */
  | { readonly kind: "outside" }
  /** A pinch zoom shows only part of the page. */
  | { readonly kind: "pinched" };

/** A pinch zoom up to this is accidental and hides almost nothing. */
const PINCH_TOLERANCE = 1.01;

/** Side of a central picture, in CSS pixels: its own if that fits, else the largest whole number that does. */
export function shownSide(field: Room["field"]): number {
  return Math.max(1, Math.min(PICTURE_SIDE, Math.floor(field.width), Math.floor(field.height)));
}

/**
 * The least side of a picture in CSS pixels. On a measured screen: as many screen pixels as the net gets, and as many
 * degrees as an eye needs to resolve them. Otherwise the CSS pixel stands in for both. Never more than the game draws.
 * @throws RangeError for a screen without measurements
 */
export function leastSide({ measured, pixelRatio, pixelsPerMm, distanceCm }: Omit<Room, "field" | "pinch">): number {
  if (!measured) return LEAST_PIXELS;
  const forEye = LEAST_DEGREES * pixelsPerDegree(pixelsPerMm, distanceCm);
  return Math.min(PICTURE_SIDE, Math.ceil(Math.max(LEAST_PIXELS / pixelRatio, forEye)));
}

/**
 * Checks whether a window can show a picture as a level requires.
 * @param place for a picture whose size and eccentricity a condition sets; absent for a central one
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
