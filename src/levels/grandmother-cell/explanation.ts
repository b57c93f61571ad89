import { html, nothing, type TemplateResult } from "lit";
import "./explanation.css";
import "../../overlay/kit/stimulus-picture";
import { modelCell } from "../../core/concept/model-cell";
import { areasByForm, bestUnit, photoAreas } from "../../core/concept/selectivity";
import { keepSuccesses } from "../../core/keep-success";
import { createRng } from "../../core/rng";
import { type PictureForm, pictureForms } from "../../core/trial/flash-task";
import type { CategoryId } from "../../core/trial/trial";
import type { Raster } from "../../core/vision/raster";
import { ExplanationElement } from "../../overlay/kit/explanation-element";
import type { DrawLevel } from "../../overlay/kit/level-view";
import { conceptChoice } from "./concept-choice";
import { huntPanel, lastPanelRun, type PanelRun, runPanel } from "./panel-run";
import { say } from "./say";

/** One concept in five forms; under each, the responses of a model concept cell and the net's best unit. */
class ConceptView extends ExplanationElement {
  #concept: CategoryId = "car";
  #run: PanelRun | null = null;
  #progress: { readonly done: number; readonly of: number } | null = null;
  /** Made once per concept and form. */
  #pictures = keepSuccesses((key: string) => this.#compose(key));

  protected override follow() {
    this.#run = lastPanelRun(this.game);
    return [];
  }

  #ask = async (): Promise<void> => {
    this.#run = await runPanel(this.game, ({ done, of }) => {
      this.#progress = { done, of };
      this.requestUpdate();
      return this.isConnected;
    }).catch(() => null);
    this.#progress = null;
    this.requestUpdate();
  };

  #picture = (form: PictureForm): Promise<Raster> => this.#pictures(`${this.#concept}/${form}`);

  async #compose(key: string): Promise<Raster> {
    const { game } = this;
    const one = huntPanel(game).find(
      ({ concept, form, view = "whole" }) => `${concept}/${form}` === key && view === "whole",
    );
    if (!one) throw new Error(`no ${key}`);
    return (await game.pictures.compose(one.spec)).raster;
  }

  protected override render(): TemplateResult {
    const t = say(this.game);
    return html`<div class="explain-picture concept-cell">
        <div class="concept-scroll">
        ${conceptChoice(this.game, this.#concept, (concept) => {
          this.#concept = concept;
          this.requestUpdate();
        })}
        ${this.#table()}
        <p class="small muted">${t("concept.model.rule")}</p>
        </div>
      </div>
      ${this.column()}`;
  }

  #table(): TemplateResult {
    const t = say(this.game);
    const concept = this.#concept;
    const panel = huntPanel(this.game);
    const model = modelCell(panel, concept, createRng(`model-cell-${concept}`));
    const modelAreas = areasByForm(panel, (index) => model[index] ?? 0, concept);
    const run = this.#run;
    const unit = run ? bestUnit(photoAreas(run.panel, run.features, concept)) : -1;
    const unitAreas = run ? areasByForm(run.panel, (index) => run.features[index]?.[unit] ?? 0, concept) : null;
    const bar = (area: number, owner: "net" | "model") =>
      html`<td class=${owner}><span class="area-bar"><i style=${`width:${Math.round(area * 100)}%`}></i><b></b></span><span class="figure">${area.toFixed(2)}</span></td>`;
    return html`<table class="concept-table">
      <caption class="small">${t("concept.caption", { concept: this.game.pictures.categoryName(concept) })}</caption>
      <thead><tr><td></td><th scope="col">${t("concept.model")}</th><th scope="col">${
        unit < 0 ? t("player.net") : t("concept.unit", { unit })
      }</th></tr></thead>
      <tbody>
        ${pictureForms.map(
          (form) => html`<tr>
            <th scope="row"><stimulus-picture .source=${this.#picture(form)} .side=${112}></stimulus-picture>${t(`hunt.form.${form}`)}</th>
            ${bar(modelAreas[form], "model")}
            ${unitAreas ? bar(unitAreas[form], "net") : form === "photo" ? html`<td rowspan="5">${this.#offer()}</td>` : nothing}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #offer(): TemplateResult {
    const t = say(this.game);
    return this.#progress
      ? html`<progress max=${this.#progress.of} .value=${this.#progress.done} aria-label=${t("hunt.progress", this.#progress)}></progress>`
      : html`<button type="button" class="button small concept-ask" @click=${this.#ask}>${t("concept.ask")}</button>`;
  }
}

customElements.define("concept-view", ConceptView);

export const view: DrawLevel = ({ game, level, words }) =>
  html`<concept-view class="explain-view" .game=${game} .level=${level} .words=${words}></concept-view>`;
