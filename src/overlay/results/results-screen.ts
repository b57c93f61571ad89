import { html, nothing, type TemplateResult } from "lit";
import "./results.css";
import "./picture-dialog";
import type { Game } from "../../app/game";
import type { BlockSummary } from "../../app/summary";
import type { LevelWords } from "../../content/words";
import type { TrialRecord } from "../../core/trial/record";
import { announce } from "../kit/announce";
import { conditionChart, wholeChart } from "../kit/charts/summary-charts";
import { LightElement } from "../kit/light-element";
import { reachNote } from "../shared/reach-note";
import { taskView } from "../tasks/task-views";
import { figureSection } from "./figure-section";
import { lateNote } from "./late-note";
import type { PictureDialogElement } from "./picture-dialog";
import { quadrantBoard } from "./quadrant-board";
import { resultsActions } from "./results-actions";
import { resultsHead, resultsWords } from "./results-head";
import { kappaNote } from "./results-notes";

/** Summaries already announced and celebrated: once each, not on every visit. */
const celebrated = new WeakSet<BlockSummary>();

/** The results of a finished block. */
class ResultsScreen extends LightElement {
  static override properties = { game: { attribute: false } };
  declare game: Game;
  #words: LevelWords | null = null;

  protected override follow() {
    this.#load();
    this.#celebrate();
    const { language, settings } = this.game.stores;
    return [language.subscribe(() => this.#load()), settings.subscribe(() => this.requestUpdate())];
  }

  #celebrate(): void {
    const { summary, level } = this.game.stores.session.getState();
    if (!summary || level === null || celebrated.has(summary)) return;
    celebrated.add(summary);
    announce(this.game.stores.language.getState().t, ...resultsWords(this.game, summary, level));
    if (summary.passed && summary.beatNet) this.game.stage.celebrate();
  }

  /** The conditions' names; the rest of the screen does not wait for them. */
  #load(): void {
    this.requestUpdate();
    const { level } = this.game.stores.play.getState();
    if (!level) return;
    this.game.levels
      .words(level.id)
      .then((words) => {
        this.#words = words;
        this.requestUpdate();
      })
      .catch(() => {});
  }

  #open = (among: readonly TrialRecord[], index: number): void =>
    this.querySelector<PictureDialogElement>("picture-dialog")?.show(among, index);

  protected override render(): TemplateResult {
    const { game } = this;
    const { t } = game.stores.language.getState();
    const summary = game.stores.session.getState().summary;
    const { level, seed } = game.stores.play.getState();
    if (!summary || !level)
      return html`<section class="screen middle">
        <button type="button" class="button" @click=${() => game.go.map()}>${t("results.map")}</button>
      </section>`;
    return html`<section class="screen results-screen">
      ${resultsHead(game, summary, level.id)} ${lateNote(game, level)}
      ${figureSection(game, game.stores.session.getState().figures)} ${reachNote(game, level, false)}
      <div class="results-grid">
        <div class="stack">
          <section class="panel accuracy stack">
            <h2>${t("results.accuracy.chart")}</h2>
            ${wholeChart(game, summary)}
            <p class="muted small">${t("results.interval.note")}</p>
          </section>
          <section class="panel notes stack tight">
            ${taskView(level).notes(game, summary)}
          </section>
          <section class="panel notes stack tight">${kappaNote(game, summary)}</section>
        </div>
        <div class="stack">
          <section class="panel who stack">
            <h2>${t("results.quadrants")}</h2>
            ${quadrantBoard(game, summary.records, summary.net !== null, this.#open)}
          </section>
        </div>
        ${
          summary.conditions.length > 1
            ? html`<section class="panel conditions stack">
                <h2>${t("results.conditions")}</h2>
                ${conditionChart(game, summary, this.#words?.conditions ?? new Map())}
              </section>`
            : nothing
        }
      </div>
      ${resultsActions(game, level, seed)}
      <picture-dialog .game=${game}></picture-dialog>
    </section>`;
  }
}

customElements.define("glimpse-results", ResultsScreen);

export function resultsScreen(game: Game): TemplateResult {
  return html`<glimpse-results .game=${game}></glimpse-results>`;
}
