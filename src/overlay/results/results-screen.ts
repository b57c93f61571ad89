import { html, nothing, type TemplateResult } from "lit";
import "./results.css";
import { type Fault, faultOf } from "../../app/fault";
import type { Game } from "../../app/game";
import type { BlockSummary } from "../../app/summary";
import { loadCode } from "../../content/load-code";
import type { LevelWords } from "../../content/words";
import { keepSuccess } from "../../core/keep-success";
import type { TrialRecord } from "../../core/trial/record";
import { announce } from "../kit/announce";
import { conditionChart } from "../kit/charts/summary-charts";
import { LightElement } from "../kit/light-element";
import { accuracyView } from "../merits/accuracy-view";
import type { MeritView } from "../merits/merit-view";
import { loadCueView } from "../merits/merit-views";
import { faultPanel } from "../shared/fault-panel";
import { reachNote } from "../shared/reach-note";
import { taskView } from "../tasks/task-views";
import { figureSection } from "./figure-section";
import { lateNote } from "./late-note";
import { metNote } from "./met-note";
import type { PictureDialogElement } from "./picture-dialog";
import { quadrantBoard } from "./quadrant-board";
import { resultsActions } from "./results-actions";
import { resultsHead, resultsWords } from "./results-head";

/** Summaries already announced and celebrated: once each, not on every visit. */
const celebrated = new WeakSet<BlockSummary>();

/** Nobody needs it before the results: it loads with them, so that a newcomer's first picture does not wait for it. */
const loadDialog = keepSuccess(() => loadCode(() => import("./picture-dialog")));

/** The results of a finished block. */
class ResultsScreen extends LightElement {
  static override properties = { game: { attribute: false } };
  declare game: Game;
  #words: LevelWords | null = null;
  #view: MeritView | undefined;
  /** Why the view is not there. */
  #fault: Fault | null = null;

  protected override follow() {
    loadDialog().catch(() => {});
    void this.#loadView();
    this.#load();
    const { language, settings } = this.game.stores;
    return [language.subscribe(() => this.#load()), settings.subscribe(() => this.requestUpdate())];
  }

  /** What the level's merit shows. It came with the intro, unless the page was loaded since. */
  async #loadView(): Promise<void> {
    const { summary } = this.game.stores.session.getState();
    const { level } = this.game.stores.play.getState();
    if (!summary || !level) return;
    const { merit } = summary;
    this.#fault = null;
    this.#view = merit === "accuracy" ? accuracyView : undefined;
    if (merit === "accuracy") return this.#celebrate(accuracyView);
    try {
      const [view] = await Promise.all([loadCueView(), this.game.levels.learn(level)]);
      this.#view = view;
      if (this.isConnected) this.#celebrate(view);
    } catch (error) {
      this.#fault = faultOf(error);
    }
    this.requestUpdate();
  }

  #celebrate(view: MeritView): void {
    const { game } = this;
    const { summary, level } = game.stores.session.getState();
    if (!summary || level === null || celebrated.has(summary)) return;
    celebrated.add(summary);
    announce(game.stores.language.getState().t, ...resultsWords(game, view.story(game, summary), summary, level));
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

  #open = (among: readonly TrialRecord[], index: number): void => {
    loadDialog().then(
      () => this.querySelector<PictureDialogElement>("picture-dialog")?.show(among, index),
      (error) => this.game.notices.tell({ kind: "pictures-missing", fault: faultOf(error) }),
    );
  };

  protected override render(): TemplateResult {
    const { game } = this;
    const { t } = game.stores.language.getState();
    const summary = game.stores.session.getState().summary;
    const { level, seed } = game.stores.play.getState();
    if (!summary || !level)
      return html`<section class="screen middle">
        <button type="button" class="button" @click=${() => game.go.map()}>${t("results.map")}</button>
      </section>`;
    const view = this.#view;
    return html`<section class="screen results-screen">
      ${view ? resultsHead(game, view.story(game, summary), summary, level.id) : this.#instead()} ${lateNote(game, level)}
      ${figureSection(game, game.stores.session.getState().figures)} ${reachNote(game, level, false)}
      <div class=${`results-grid merit-${summary.merit}`}>
        <div class="stack">
          ${view?.numbers(game, summary)}
          <section class="panel notes stack tight">
            ${taskView(level).notes(game, summary)} ${metNote(game, level)}
          </section>
          ${view?.agreement(game, summary)}
        </div>
        <div class="stack">
          <section class="panel who stack">
            <h2>${view?.board(game)}</h2>
            ${quadrantBoard(game, view?.groups(summary.records, summary.net !== null) ?? [], this.#open)}
          </section>
        </div>
        ${
          summary.merit === "accuracy" && summary.conditions.length > 1
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

  #instead(): TemplateResult | typeof nothing {
    const { game } = this;
    const leave = { words: game.stores.language.getState().t("results.map"), go: () => game.go.map() };
    return this.#fault ? faultPanel(game, this.#fault, { again: () => void this.#loadView(), leave }) : nothing;
  }
}

customElements.define("glimpse-results", ResultsScreen);

export function resultsScreen(game: Game): TemplateResult {
  return html`<glimpse-results .game=${game}></glimpse-results>`;
}
