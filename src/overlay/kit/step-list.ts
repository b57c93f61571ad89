import { html, nothing, type TemplateResult } from "lit";
import "./step-list.css";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Translate } from "../../content/messages";
import type { ExplanationStep, LevelWords } from "../../content/words";
import { backIcon } from "./icons";

interface StepList {
  readonly steps: readonly ExplanationStep[];
  readonly current: number;
  readonly go: (index: number) => void;
  readonly t: Translate;
  /** A short name for a step's button. */
  readonly name: (step: ExplanationStep) => string;
}

/** The steps as buttons, and the text of the current one. */
function stepList({ steps, current, go, t, name }: StepList): TemplateResult {
  const step = steps[current];
  if (!step) return html``;
  const total = steps.length;
  return html`<div class="steps">
    <ol class="step-names">
      ${steps.map(
        (each, index) => html`<li>
          <button
            type="button"
            class=${index < current ? "step past" : "step"}
            aria-current=${index === current ? "step" : nothing}
            @click=${() => go(index)}
          >
            ${name(each)}${
              name(each) === each.title ? nothing : html`<span class="visually-hidden">: ${each.title}</span>`
            }
          </button>
        </li>`,
      )}
    </ol>
    <article class="step-words">
      <h2>${step.title}</h2>
      <div class="prose">${unsafeHTML(step.html)}</div>
    </article>
    <div class="step-turn row between">
      <button
        type="button"
        class="button icon"
        aria-label=${t("explain.step.previous")}
        ?disabled=${current === 0}
        @click=${() => go(current - 1)}
      >
        ${backIcon()}
      </button>
      <span class="muted figure" aria-hidden="true">${current + 1} / ${total}</span>
      <button
        type="button"
        class="button icon turned"
        aria-label=${t("explain.step.next")}
        ?disabled=${current === total - 1}
        @click=${() => go(current + 1)}
      >
        ${backIcon()}
      </button>
    </div>
  </div>`;
}

/** Scrolls the current step's button into view when the row of buttons is wider than the screen. */
export function followStep(root: HTMLElement): void {
  const list = root.querySelector<HTMLElement>(".step-names");
  const button = list?.querySelector<HTMLElement>('[aria-current="step"]');
  if (!list || !button || list.scrollWidth <= list.clientWidth) return;
  const offset = button.getBoundingClientRect().left - list.getBoundingClientRect().left;
  list.scrollTo({ left: list.scrollLeft + offset - (list.clientWidth - button.offsetWidth) / 2, behavior: "smooth" });
}

/** Further detail, for teachers and sceptics. */
function readMore(words: LevelWords, t: Translate): TemplateResult {
  return html`<details class="more">
      <summary>${t("explain.more.for")}</summary>
      <div class="prose">${unsafeHTML(words.more)}</div>
    </details>
    <details class="more">
      <summary>${t("explain.sources")}</summary>
      <ul class="prose sources">
        ${words.sources.map((source) => html`<li>${unsafeHTML(source)}</li>`)}
      </ul>
    </details>`;
}

/** The text column beside a picture: the steps, the view's additions, and "read more". */
export function explainWords(
  list: Omit<StepList, "steps" | "name"> & Partial<Pick<StepList, "name">> & { words: LevelWords; extra?: unknown },
): TemplateResult {
  const { words, extra = nothing, name = (step: ExplanationStep) => step.title, ...rest } = list;
  return html`<div class="explain-words">
    ${stepList({ ...rest, steps: words.explanation, name })} ${extra} ${readMore(words, list.t)}
  </div>`;
}
