/** A key or press so soon after a change was meant for what stood there before. */
const SETTLE_MS = 250;

/** Tells what the hands meant for the view that is up from what they meant for the view before. */
export class Settle {
  #since = 0;
  #lastPress = 0;

  /** Another view has come up. */
  turned(): void {
    this.#since = performance.now();
  }

  /** Takes note of when a press began, whatever it is on. */
  readonly pressed = (event: Pick<PointerEvent, "timeStamp">): void => {
    this.#lastPress = event.timeStamp;
  };

  /** @param at the input event's own `timeStamp` */
  accepts(at: number): boolean {
    return at - this.#since >= SETTLE_MS;
  }

  /** A click whose press began on the view before was meant for that one, however late it ends. */
  acceptsClick({ detail, timeStamp }: Pick<MouseEvent, "detail" | "timeStamp">): boolean {
    if (detail > 0 && this.#lastPress > 0 && this.#lastPress <= this.#since) return false;
    return this.accepts(timeStamp);
  }
}
