import { html, nothing, type TemplateResult } from "lit";
import "./lab.css";
import "../../overlay/kit/charts/figure-chart";
import "../../overlay/kit/stimulus-picture";
import type { Game } from "../../app/game";
import type { Level } from "../../content/level";
import { bestUnit, FOUND_WITHIN, isFound, photoAreas } from "../../core/concept/selectivity";
import type { CurveFigure } from "../../core/figure/figure";
import type { CategoryId } from "../../core/trial/trial";
import type { Raster } from "../../core/vision/raster";
import { announce } from "../../overlay/kit/announce";
import type { DrawLevel } from "../../overlay/kit/level-view";
import { LightElement } from "../../overlay/kit/light-element";
import { netWord } from "../../overlay/kit/net-word";
import { conceptChoice } from "./concept-choice";
import { isFoundBy } from "./find-word";
import { huntFigure } from "./hunt-figure";
import { HUNT_SEED, lastPanelRun, type PanelRun, type PanelStep, runPanel } from "./panel-run";
import { PanelWall, panelStart } from "./panel-start";
import { say } from "./say";
import { unitGrid } from "./unit-grid";
import { unitRaster } from "./unit-raster";

type Layer = "features" | "outputs";
/** Number of units marked as a hint: those a picture drives most. */
const LOUD = 12;

/** The hunt for the unit that best separates one concept from all others. */
class HuntView extends LightElement {
  static override properties = { game: { attribute: false }, level: { attribute: false } };
  declare game: Game;
  declare level: Level;
  #run: PanelRun | null = null;
  #step: PanelStep | null = null;
  #running = false;
  #wall = new PanelWall();
  #silent = false;
  #concept: CategoryId = "car";
  #layer: Layer = "features";
  #areas: number[] = [];
  #tried = new Map<number, number>();
  #unit = -1;
  #before: number | null = null;
  #loud = new Set<number>();
  #hints = 0;
  /** The last hint's photograph. */
  #heardPicture: Promise<Raster> | null = null;
  #search = "";
  #figure: CurveFigure | null = null;
  #claim: "none" | "found" | "colder" = "none";

  protected override follow() {
    this.#run = lastPanelRun(this.game);
    this.#begin(this.#concept, this.#layer);
    this.#showWhenReady();
    void this.game.net.learnWords();
    const { language, net } = this.game.stores;
    return [language.subscribe(() => this.requestUpdate()), net.subscribe(this.#showWhenReady)];
  }

  #showWhenReady = (): void => {
    if (this.game.stores.net.getState().kind === "ready") void this.#show();
    this.requestUpdate();
  };

  #show = async (): Promise<void> => {
    if (this.#running || this.#run) return;
    this.#running = true;
    this.#silent = false;
    this.#wall.clear();
    const run = await runPanel(this.game, (step) => {
      this.#step = step;
      this.#wall.hang(step.raster);
      this.requestUpdate();
      return this.isConnected;
    }).catch(() => null);
    this.#step = null;
    this.#running = false;
    this.#wall.clear();
    this.#silent = run === null;
    this.#run = run;
    this.#begin(this.#concept, this.#layer);
  };

  #begin(concept: CategoryId, layer: Layer): void {
    this.#concept = concept;
    this.#layer = layer;
    this.#tried.clear();
    this.#loud.clear();
    this.#hints = 0;
    this.#heardPicture = null;
    this.#unit = -1;
    this.#before = null;
    this.#claim = "none";
    this.#figure = null;
    this.#areas = this.#run ? photoAreas(this.#run.panel, this.#run[layer], concept) : [];
    this.requestUpdate();
  }

  #choose = (unit: number): void => {
    if (!(unit >= 0 && unit < this.#areas.length)) return;
    this.#before = this.#unit < 0 || unit === this.#unit ? null : (this.#areas[this.#unit] ?? null);
    this.#unit = unit;
    this.#tried.set(unit, this.#areas[unit] ?? 0);
    this.#claim = "none";
    this.requestUpdate();
    announce(this.game.stores.language.getState().t, this.#reading());
  };

  /** Shows one more photograph of the concept, and marks the units it raises furthest above their own mean. */
  #hint = (): void => {
    const run = this.#run;
    if (!run) return;
    const own = run.panel.flatMap(({ concept, view }, index) =>
      concept === this.#concept && view === "whole" ? [index] : [],
    );
    const at = own[this.#hints % own.length] ?? 0;
    this.#hints += 1;
    const spec = run.panel[at]?.spec;
    this.#heardPicture = spec ? this.game.pictures.compose(spec).then(({ raster }) => raster) : null;
    const lists = run[this.#layer];
    const lifted = this.#areas.map((_, unit) => {
      const mean = lists.reduce((sum, list) => sum + (list[unit] ?? 0), 0) / lists.length;
      return { unit, lift: (lists[at]?.[unit] ?? 0) / (mean || 1) };
    });
    lifted.sort((a, b) => b.lift - a.lift);
    this.#loud = new Set(lifted.slice(0, LOUD).map(({ unit }) => unit));
    this.requestUpdate();
  };

  #declare = (): void => {
    this.#claim = isFound(this.#areas, this.#unit) ? "found" : "colder";
    if (this.#run && this.#claim === "found") {
      const lists = this.#run[this.#layer];
      this.#figure = huntFigure(this.#run, (index) => lists[index]?.[this.#unit] ?? 0, this.#concept);
      this.game.labs.report(this.level, { found: 1 });
      this.game.notebook.keep(this.level.id, `${HUNT_SEED}/${this.#concept}/${this.#unit}`, [this.#figure]);
    }
    this.requestUpdate();
    void this.updateComplete.then(() => this.querySelector(".hunt-outcome")?.scrollIntoView({ block: "nearest" }));
  };

  #reading(): string {
    const t = say(this.game);
    const area = this.#areas[this.#unit] ?? 0;
    const warmer = this.#before === null ? "" : t(area > this.#before ? "hunt.warmer" : "hunt.colder");
    return `${t("hunt.reading", { unit: this.#unit, area: area.toFixed(2) })} ${warmer}`.trim();
  }

  protected override render(): TemplateResult {
    const t = say(this.game);
    if (!this.#run)
      return panelStart({
        game: this.game,
        step: this.#step,
        wall: this.#wall,
        silent: this.#silent,
        show: () => void this.#show(),
      });
    return html`<div class="hunt">
      <div class="hunt-board stack tight">
        <p class="hunt-ask">${t("hunt.ask", { concept: this.game.pictures.categoryName(this.#concept) })}</p>
        ${conceptChoice(this.game, this.#concept, (concept) => this.#begin(concept, this.#layer))}
        <div class="row tight" role="group" aria-label=${t("hunt.layers")}>
          ${(["features", "outputs"] as const).map(
            (layer) => html`<button
              type="button"
              class="button small"
              aria-pressed=${layer === this.#layer ? "true" : "false"}
              @click=${() => this.#begin(this.#concept, layer)}
            >${t(`hunt.layer.${layer}`)}</button>`,
          )}
          <button type="button" class="button small hunt-hint" @click=${this.#hint}>${t("hunt.hint")}</button>
        </div>
        ${this.#layer === "features" ? this.#grid() : this.#outputs(this.#run)}
        <div class="row hunt-count">
          ${this.#heardPicture ? html`<stimulus-picture .source=${this.#heardPicture} .side=${112}></stimulus-picture>` : nothing}
          <p class="small muted figure">${t("hunt.count", { tries: this.#tried.size, hints: this.#hints })}</p>
        </div>
      </div>
      <div class="hunt-unit stack tight">${this.#unit < 0 ? html`<p class="muted">${t("hunt.pick")}</p>` : this.#heard(this.#run)}</div>
    </div>`;
  }

  #grid(): TemplateResult {
    const t = say(this.game);
    return unitGrid({
      t,
      count: this.#areas.length,
      current: this.#unit,
      tried: this.#tried,
      loud: this.#loud,
      choose: this.#choose,
    });
  }

  #outputs(run: PanelRun): TemplateResult {
    const t = say(this.game);
    const wanted = this.#search.trim().toLowerCase();
    const all = this.#areas.map((_, unit) => ({ unit, word: run.word(unit) }));
    const listed = all.filter(({ unit, word }) =>
      wanted ? isFoundBy(this.game, word, wanted) : this.#loud.has(unit) || this.#tried.has(unit),
    );
    return html`<label class="stack tight"
        ><span>${t("hunt.search")}</span
        ><input
          type="search"
          .value=${this.#search}
          @input=${(event: Event) => {
            this.#search = (event.target as HTMLInputElement).value;
            this.requestUpdate();
          }}
      /></label>
      <div class="row tight hunt-outputs">
        ${listed.slice(0, 24).map(
          ({ unit, word }) => html`<button
            type="button"
            class=${`button small${this.#loud.has(unit) ? " loud" : ""}`}
            aria-pressed=${unit === this.#unit ? "true" : "false"}
            @click=${() => this.#choose(unit)}
          >${netWord(this.game, word)}${this.#tried.has(unit) ? ` · ${Math.round((this.#tried.get(unit) ?? 0) * 100)}` : ""}</button>`,
        )}
      </div>`;
  }

  #heard(run: PanelRun): TemplateResult {
    const t = say(this.game);
    const lists = run[this.#layer];
    const response = (index: number) => lists[index]?.[this.#unit] ?? 0;
    const best = this.#areas[bestUnit(this.#areas)] ?? 0;
    const found = this.#claim === "found";
    return html`<h2 class="figure">${
      this.#layer === "features" ? t("hunt.unit", { unit: this.#unit }) : netWord(this.game, run.word(this.#unit))
    }</h2>
      <p class="hunt-reading figure">${this.#reading()}</p>
      ${unitRaster({
        game: this.game,
        panel: run.panel,
        response,
        concept: this.#concept,
        // The other forms are kept for the test after the hunt.
        forms: found ? ["photo", "drawing", "silhouette", "word-en", "word-zh-CN"] : ["photo"],
        owner: "net",
        label: this.#reading(),
      })}
      ${
        found
          ? nothing
          : html`<button type="button" class="button primary hunt-claim" @click=${this.#declare}>${t("hunt.claim")}</button>`
      }
      <div class="hunt-outcome" role="status">
        ${this.#claim === "colder" ? html`<p>${t("hunt.not-yet", { within: FOUND_WITHIN })}</p>` : nothing}
        ${
          found
            ? html`<p class="hunt-won"><strong>★ ${t("hunt.found")}</strong> ${t("hunt.found.words", {
                area: (this.#areas[this.#unit] ?? 0).toFixed(2),
                best: best.toFixed(2),
                tries: this.#tried.size,
              })}</p>
              <figure-chart .game=${this.game} .t=${t} .figure=${this.#figure}></figure-chart>
              <p class="small muted">${t("hunt.model")}</p>
              <button type="button" class="button" @click=${() => this.game.go.explanation(this.level.id)}>${t("hunt.why")}</button>`
            : nothing
        }
      </div>`;
  }
}

customElements.define("hunt-view", HuntView);

export const view: DrawLevel = ({ game, level }) => html`<hunt-view .game=${game} .level=${level}></hunt-view>`;
