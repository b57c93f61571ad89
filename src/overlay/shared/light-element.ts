import { LitElement } from "lit";

/** A custom element that draws into the page itself, so that the page's styles and labels reach into it. */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
