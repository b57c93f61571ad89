import { arrowStep } from "../../overlay/kit/arrow-keys";
import { changed, type Transform } from "./transform";

interface Hands {
  now(): Transform;
  change(next: Transform): void;
}

/** How far an arrow key moves the picture, as a share of the frame. */
const STEP = 0.02;

/** The move for a key; null for other keys. */
export function keyed(transform: Transform, key: string): Transform | null {
  const arrow = arrowStep(key);
  if (arrow) return changed(transform, { x: transform.x + arrow[0] * STEP, y: transform.y + arrow[1] * STEP });
  switch (key) {
    case "+":
    case "=":
      return changed(transform, { size: transform.size * 1.05 });
    case "-":
      return changed(transform, { size: transform.size / 1.05 });
    case "[":
      return changed(transform, { turn: transform.turn + 3 });
    case "]":
      return changed(transform, { turn: transform.turn - 3 });
    default:
      return null;
  }
}

/** One finger or the mouse drags; two fingers pinch to scale; so does the wheel. */
export class Pad {
  readonly #hands: Hands;
  readonly #fingers = new Map<number, { readonly x: number; readonly y: number }>();

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  readonly down = (event: PointerEvent): void => {
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };

  readonly up = (event: PointerEvent): void => {
    this.#fingers.delete(event.pointerId);
  };

  readonly move = (event: PointerEvent): void => {
    const before = this.#fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...this.#fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.#fingers.set(event.pointerId, now);
    const transform = this.#hands.now();
    if (other) {
      const apart = (at: { readonly x: number; readonly y: number }) => Math.hypot(at.x - other.x, at.y - other.y);
      this.#hands.change(changed(transform, { size: (transform.size * apart(now)) / Math.max(1, apart(before)) }));
      return;
    }
    const { width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const x = transform.x + (now.x - before.x) / width;
    const y = transform.y + (now.y - before.y) / width;
    this.#hands.change(changed(transform, { x, y }));
  };

  readonly wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const transform = this.#hands.now();
    this.#hands.change(changed(transform, { size: transform.size * Math.exp(-event.deltaY / 900) }));
  };
}
