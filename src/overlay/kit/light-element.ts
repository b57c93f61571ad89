import { LitElement } from "lit";

/** A custom element that draws into the page itself, so that the page's styles and labels reach into it. */
export class LightElement extends LitElement {
  #stops: readonly (() => void)[] = [];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops = this.follow();
  }

  override disconnectedCallback(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    super.disconnectedCallback();
  }

  /** Subscribes to what the element follows while it is on the page. @returns the ways to stop */
  protected follow(): readonly (() => void)[] {
    return [];
  }
}
