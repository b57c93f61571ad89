import "./summary.css";
import { html, nothing, type TemplateResult } from "lit";
import { type ClassSummary, type SummaryPicture, summaryOf } from "../../../app/class/class-summary";
import { agreementFigure } from "../../../app/class-figures/agreement-figure";
import type { ReportFigure } from "../../../app/class-figures/report-figure";
import { estimateSentence, figureTitle } from "../../../app/figure-words";
import type { Game } from "../../../app/game";
import { keepSuccesses } from "../../../core/keep-success";
import type { TrialRecord } from "../../../core/trial/record";
import type { StimulusSpec } from "../../../core/trial/trial";
import type { Raster } from "../../../core/vision/raster";
import { announce } from "../../kit/announce";
import { figureChart } from "../../kit/charts/figure-chart";
import { downloadIcon } from "../../kit/icons";
import { LightElement } from "../../kit/light-element";
import { figurePng } from "../../notebook/figure-png";
import { levelTitle } from "../../shared/level-names";
import { dayOf, saveBlob } from "../../shared/save-file";
import { sayWall } from "../wall/wall-context";
import { agreementWords } from "./agreement-words";
import { classGame } from "./class-game";
import { peopleDots, sharedEstimates } from "./people-dots";
import { type Composer, summaryPictures } from "./summary-pictures";

/** The size that dots are drawn at; their text is 12 px then. */
const DOTS_WIDTH = 340;
/** The level whose pictures are those of the published agreement. */
const PUBLISHED_LEVEL = "first-glance";

/** What a class has measured in one level: its figure, or the pictures to talk about. */
class ClassSummaryElement extends LightElement {
  static override properties = {
    game: { attribute: false },
    level: {},
    about: {},
    summary: { state: true },
    failed: { state: true },
    marked: { state: true },
  };
  declare game: Game;
  declare level: string;
  declare about: "figure" | "pictures";
  declare private summary: ClassSummary | null;
  declare private failed: boolean;
  declare private marked: boolean;

  #records: readonly TrialRecord[] | null = null;
  #read = "";
  readonly #rasterOf = keepSuccesses(
    async (spec: string): Promise<Raster> =>
      (await this.game.pictures.compose(JSON.parse(spec) as StimulusSpec)).raster,
  );

  constructor() {
    super();
    this.about = "figure";
    this.summary = null;
    this.failed = false;
    this.marked = false;
  }

  protected override follow() {
    this.marked = this.game.stores.classroom.getState().host?.view?.settings.marked ?? false;
    return [this.game.stores.language.subscribe(() => void this.#sum())];
  }

  protected override willUpdate(): void {
    if (this.#read === this.level) return;
    this.#read = this.level;
    void this.#fetch();
  }

  async #fetch(): Promise<void> {
    this.failed = false;
    this.summary = null;
    try {
      const rows = await this.game.classes.desk.host.results();
      this.#records = rows.map(({ record, name }) => ({ ...record, subject: record.subject || name }));
      await this.#sum();
    } catch {
      this.failed = true;
    }
  }

  async #sum(): Promise<void> {
    const { game, level: id } = this;
    const records = this.#records;
    if (!records) return;
    const level = await game.levels.file(id);
    const [words] = await Promise.all([game.levels.words(id), game.levels.learn(level)]);
    if (id === this.level)
      this.summary = summaryOf(records, { id, title: levelTitle(game, id), level, words }, this.marked);
  }

  #compose: Composer = (picture: SummaryPicture) => this.#rasterOf(JSON.stringify(picture.stimulus));

  #mark = (event: Event): void => {
    this.marked = !(event.target as HTMLInputElement).checked;
    void this.#sum();
  };

  protected override render(): TemplateResult {
    const t = sayWall(this.game);
    if (this.failed)
      return html`<div class="wall-middle" role="alert"><p class="wall-lead">${t("summary.failed")}</p>
        <button type="button" class="button" @click=${() => void this.#fetch()}>${t("summary.again")}</button></div>`;
    const { summary } = this;
    if (!summary) return html`<p class="wall-lead" role="status">${t("summary.reading")}</p>`;
    if (summary.answers === 0)
      return html`<div class="wall-middle"><p class="wall-lead">${t("summary.none")}</p>${this.#switch(summary)}</div>`;
    return html`<div class="class-summary" data-part=${this.about}>
      ${this.about === "pictures" ? summaryPictures(this.game, summary, this.#compose) : summary.agreement ? this.#agreement(summary) : summary.figures.map((each) => this.#figure(each))}
      <footer class="summary-foot">
        <span class="muted figure">${t("summary.size", { people: summary.people, answers: summary.answers })}</span>
        ${this.#switch(summary)}
      </footer>
    </div>`;
  }

  /** Devices that did not show what was asked. */
  #switch({ leftOut, answers }: ClassSummary): TemplateResult | typeof nothing {
    const t = sayWall(this.game);
    if (leftOut === 0 && !this.marked) return nothing;
    return html`<label class="summary-switch"><input type="checkbox" role="switch" .checked=${!this.marked} @change=${this.#mark} />
      ${this.marked ? t("summary.leave-out") : t("summary.left-out", { n: leftOut, of: leftOut + answers })}</label>`;
  }

  #agreement({ agreement }: ClassSummary): TemplateResult | typeof nothing {
    if (!agreement) return nothing;
    const spoken = classGame(this.game);
    const { t } = spoken.stores.language.getState();
    const whole = agreementFigure(agreement);
    // What is published was measured with plain colour photographs.
    const estimates = whole.estimates.filter(({ source }) => source === undefined || this.level === PUBLISHED_LEVEL);
    const figure = { ...whole, estimates };
    const sentences = [
      agreementWords(sayWall(this.game), agreement),
      ...estimates.map((estimate) => estimateSentence(t, estimate)),
    ];
    return html`<section class="summary-figure panel agreement">
      <p class="summary-meaning">${sentences[0]}</p>
      ${figureChart(spoken, figure)}
      ${this.#saveButton({ title: figureTitle(t, figure), sentences }, figure.key)}
    </section>`;
  }

  #figure(of: ReportFigure): TemplateResult {
    const spoken = classGame(this.game);
    const { t } = spoken.stores.language.getState();
    const shared = sharedEstimates(of);
    const sentences = of.figure.estimates.map((estimate) => estimateSentence(t, estimate));
    return html`<section class="summary-figure panel ${shared.length > 0 ? "with-dots" : ""}">
      ${figureChart(spoken, of.figure)}
      <div class="summary-beside">
        ${shared.map((estimate, i) => {
          const dots = peopleDots(t, of, estimate, DOTS_WIDTH);
          if (!dots) return nothing;
          return html`<figure class="summary-dots">
            ${i === 0 ? html`<figcaption>${sayWall(this.game)("summary.dots")}</figcaption>` : nothing}
            <svg class="figure-plot" viewBox="0 0 ${DOTS_WIDTH} ${dots.height}" role="img" aria-label=${estimateSentence(t, estimate)}>${dots.body}</svg>
          </figure>`;
        })}
        <ul class="figure-estimates" aria-hidden="true">
          ${of.figure.estimates.map((estimate, i) => html`<li class=${`of-${estimate.owner}`}>${sentences[i]}</li>`)}
        </ul>
      </div>
      ${this.#saveButton({ title: figureTitle(t, of.figure), sentences }, of.figure.key)}
    </section>`;
  }

  #saveButton(words: { readonly title: string; readonly sentences: readonly string[] }, key: string): TemplateResult {
    const t = sayWall(this.game);
    const save = (event: Event) => void this.#save(words, key, event.currentTarget as HTMLElement);
    return html`<button type="button" class="button quiet summary-save" aria-label=${t("summary.png", { title: words.title })} @click=${save}>${downloadIcon()} PNG</button>`;
  }

  async #save(
    words: { readonly title: string; readonly sentences: readonly string[] },
    key: string,
    button: HTMLElement,
  ): Promise<void> {
    const t = sayWall(this.game);
    const chart = button.closest(".summary-figure")?.querySelector<SVGSVGElement>("svg.figure-plot");
    if (!chart) return;
    const code = this.game.stores.classroom.getState().host?.view?.code ?? "";
    const day = dayOf(new Date());
    const origin = [t("app.name"), levelTitle(this.game, this.level), code, day].join(" · ");
    try {
      saveBlob(`glimpse-class-${code}-${this.level}-${key}-${day}.png`, await figurePng(chart, { ...words, origin }));
    } catch {
      announce(t, t("notebook.png.failed"));
    }
  }
}

customElements.define("class-summary", ClassSummaryElement);

/** @param about the class's figure, or its pictures */
export function summaryView(game: Game, level: string, about: "figure" | "pictures"): TemplateResult {
  return html`<class-summary .game=${game} .level=${level} .about=${about}></class-summary>`;
}
