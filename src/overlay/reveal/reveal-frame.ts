import { html, nothing, type TemplateResult } from "lit";
import "./reveal.css";
import type { Game } from "../../app/game";
import type { TrialRecord } from "../../core/trial/record";
import { hasRightAnswer } from "../../core/trial/trial";
import { netMark, youMark } from "../kit/marks";
import { truthWords } from "../shared/truth-words";
import { duelCards } from "./duel-cards";
import { headlineWords } from "./headline";

interface RevealParts {
  readonly record: TrialRecord;
  /** The stimulus, shown for as long as the player likes. */
  readonly picture: TemplateResult;
  /** The net's view. */
  readonly mind: TemplateResult;
  readonly facts?: TemplateResult;
  /** Beside the "next" button. */
  readonly note?: TemplateResult;
  /** A class for levels that reveal more. */
  readonly kind?: string;
  readonly goOn: (event: MouseEvent) => void;
}

/** After any answer: the headline, the stimulus and its truth, both answers, and the net's view. */
export function revealFrame(game: Game, parts: RevealParts): TemplateResult {
  const { t } = game.stores.language.getState();
  const { done, of } = game.stores.play.getState();
  const { record, picture, mind, facts = nothing, note = nothing, kind = "", goOn } = parts;
  const { trial } = record;
  /** Whether an answer was wrong: never where none is right. */
  const hollow = (correct: boolean) => hasRightAnswer(trial) && !correct;
  const last = !trial.practice && done + 1 >= of;
  return html`<div class=${`reveal ${kind}`} role="region" aria-labelledby="reveal-headline" data-trial=${trial.id}>
    <div class="reveal-scroll" tabindex="0" role="group" aria-labelledby="reveal-headline">
      <h2 id="reveal-headline" class="reveal-headline">
        <span class="headline-marks">${youMark(hollow(record.correct))}${record.net ? netMark(hollow(record.net.correct)) : nothing}</span>
        ${headlineWords(game, record)}
      </h2>
      <figure class="reveal-picture">
        ${picture}
        <figcaption>${truthWords(game, trial)}</figcaption>
      </figure>
      ${duelCards(game, record)}
      <div class="reveal-mind">${mind}</div>
      ${facts}
    </div>
    <footer class="reveal-foot">
      ${note}
      <button type="button" class="button primary go-on" @click=${goOn}>
        ${t(last ? "reveal.results" : "reveal.next")} <kbd aria-hidden="true">Enter</kbd>
      </button>
    </footer>
  </div>`;
}
