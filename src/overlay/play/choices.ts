import { html, type TemplateResult } from "lit";
import "./choices.css";
import type { Game } from "../../app/game";
import type { ResponseDevice } from "../../core/trial/record";
import type { CategoryId } from "../../core/trial/trial";
import { choiceNumber } from "./play-keys";

/** @param at the input event's own `timeStamp` */
export type Answer = (choice: CategoryId, at: number, device: ResponseDevice) => void;

/** The choices of a trial as buttons, each with its key's number. @param closed the answer has been given */
export function choiceButtons(
  game: Pick<Game, "pictures">,
  choices: readonly CategoryId[],
  answer: Answer,
  closed = false,
): TemplateResult[] {
  const press = (choice: CategoryId) => (event: PointerEvent) => {
    if (event.button === 0) answer(choice, event.timeStamp, deviceOf(event.pointerType));
  };
  // A pointer answers before its click event; the remaining clicks come from keys on a button and screen readers.
  const click = (choice: CategoryId) => (event: MouseEvent) =>
    answer(choice, event.timeStamp, event.detail === 0 ? "keyboard" : "mouse");
  return choices.map(
    (choice, index) => html`<button
      type="button"
      class="choice"
      ?disabled=${closed}
      @pointerdown=${press(choice)}
      @click=${click(choice)}
    >
      <kbd aria-hidden="true">${index + 1}</kbd><span>${game.pictures.categoryName(choice)}</span>
    </button>`,
  );
}

/** The choice for a key. */
export function choiceOfKey(event: KeyboardEvent, choices: readonly CategoryId[] = []): CategoryId | undefined {
  return choices[(choiceNumber(event) ?? 0) - 1];
}

function deviceOf(pointerType: string): ResponseDevice {
  return pointerType === "touch" || pointerType === "pen" ? pointerType : "mouse";
}
