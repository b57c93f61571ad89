import { LitElement } from "lit";

/** A custom element without a shadow root, so that the page's styles and labels reach into it. */
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

  /** Called when the element is connected. @returns what to run when it is disconnected: end subscriptions, clean up */
  protected follow(): readonly (() => void)[] {
    return [];
  }
}

/** Listens on the window. @returns a function to stop */
export function onWindow<K extends keyof WindowEventMap>(
  type: K,
  listener: (event: WindowEventMap[K]) => void,
  options?: AddEventListenerOptions,
): () => void {
  window.addEventListener(type, listener, options);
  return () => window.removeEventListener(type, listener, options);
}
