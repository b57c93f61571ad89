/** A key or press this soon after a change was meant for the previous view. */
const SETTLE_MS = 250;

/** Separates input meant for the current view from input meant for the previous one. */
export class Settle {
  #since = 0;
  #lastPress = 0;

  /** The view has changed. */
  turned(): void {
    this.#since = performance.now();
  }

  /** Records when a press began, on any element. */
  readonly pressed = (event: Pick<PointerEvent, "timeStamp">): void => {
    this.#lastPress = event.timeStamp;
  };

  /** @param at the input event's own `timeStamp` */
  accepts(at: number): boolean {
    return at - this.#since >= SETTLE_MS;
  }

  /** A click whose press began on the previous view was meant for that view, however late it ends. */
  acceptsClick({ detail, timeStamp }: Pick<MouseEvent, "detail" | "timeStamp">): boolean {
    if (detail > 0 && this.#lastPress > 0 && this.#lastPress <= this.#since) return false;
    return this.accepts(timeStamp);
  }
}
