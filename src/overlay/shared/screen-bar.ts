import { html, nothing, type TemplateResult } from "lit";
import "./screen-bar.css";
import { backIcon } from "../kit/icons";

interface ScreenBar {
  readonly title: string;
  readonly back: string;
  readonly onBack: () => void;
  /** Optional content at the bar's end. */
  readonly end?: TemplateResult;
}

/** The top of a screen: the back button, and the heading that takes the focus. */
export function screenBar({ title, back, onBack, end }: ScreenBar): TemplateResult {
  return html`<header class="screen-bar">
    <button type="button" class="button icon" aria-label=${back} @click=${onBack}>${backIcon()}</button>
    <h1 tabindex="-1" class="grow">${title}</h1>
    ${end ?? nothing}
  </header>`;
}
