import { html, nothing, type TemplateResult } from "lit";
import "../../overlay/kit/stimulus-picture";
import "./explanation.css";
import { type TaskOf, taskOf } from "../../content/level";
import type { NetVerdict } from "../../core/trial/record";
import type { CategoryId } from "../../core/trial/trial";
import type { Raster } from "../../core/vision/raster";
import { barList } from "../../overlay/kit/charts/bar-list";
import { ExplanationElement } from "../../overlay/kit/explanation-element";
import type { DrawLevel } from "../../overlay/kit/level-view";
import { netWord } from "../../overlay/kit/net-word";
import { slider } from "../../overlay/kit/slider";
import {
  type CueChoice,
  FILL_STEP,
  FILLED,
  filledSpec,
  mixture,
  PHOTOGRAPH,
  photographSpec,
  SILHOUETTE,
} from "./cue-pictures";
import { type SayKey, say } from "./say";

/** What each step of the text shows; other steps leave the picture alone. */
const steps = new Map<string, Partial<CueChoice>>([
  ["conflict", { shape: "horse", texture: "flower", fill: FILLED }],
  ["you", { shape: "horse", texture: "flower", fill: SILHOUETTE }],
  ["net", { shape: "bird", texture: "sheep", fill: FILLED }],
]);

/** A shape and a texture to choose, and the net's verdict on the exact pixels shown. */
class CueConflictView extends ExplanationElement {
  #choice: CueChoice = { shape: "horse", texture: "flower", fill: FILLED };
  #raster: Raster | null = null;
  #verdict: NetVerdict | null = null;
  #asked = 0;

  protected override follow() {
    return [
      // A net that loads late still gives its verdict.
      this.game.stores.net.subscribe(() => {
        if (!this.#verdict) void this.#look();
      }),
      this.game.stores.language.subscribe(() => this.requestUpdate()),
    ];
  }

  protected override firstUpdated(): void {
    void this.game.net.learnWords();
    void this.#look();
  }

  #task(): TaskOf<"flash"> {
    return taskOf(this.level, "flash");
  }

  async #look(): Promise<void> {
    this.#asked += 1;
    const turn = this.#asked;
    const { design: rules, categories } = this.#task();
    if (rules?.kind !== "cue-conflict") return;
    const choice = this.#choice;
    const made = await Promise.all([
      this.game.pictures.compose(photographSpec(rules, choice)),
      this.game.pictures.compose(filledSpec(rules, choice)),
    ]).catch(() => null);
    if (!made || turn !== this.#asked || !this.isConnected) return;
    const raster = mixture(made[0].raster, made[1].raster, choice.fill);
    this.#raster = raster;
    this.requestUpdate();
    const verdict = await this.game.net.ask("judge", { raster, choices: categories });
    if (turn !== this.#asked || !this.isConnected) return;
    this.#verdict = verdict;
    this.requestUpdate();
  }

  #change(change: Partial<CueChoice>): void {
    this.#choice = { ...this.#choice, ...change };
    this.requestUpdate();
    void this.#look();
  }

  protected override showStep(key: string): void {
    this.#change(steps.get(key) ?? {});
  }

  protected override render(): TemplateResult {
    const { game } = this;
    const t = say(game);
    const { shape, texture, fill } = this.#choice;
    const names = { shape: game.pictures.categoryName(shape), texture: game.pictures.categoryName(texture) };
    return html`<div class="explain-picture cue-conflict">
        <div class="cue-pair">
          <stimulus-picture .source=${this.#raster} .label=${t("texture.picture", names)}></stimulus-picture>
          <section class="cue-verdict" aria-live="polite">
            <h2>${t("texture.verdict")}</h2>
            ${this.#bars()}
          </section>
        </div>
        <div class="cue-controls">
          ${this.#select("texture.shape", shape, (value) => this.#change({ shape: value }))}
          ${this.#select("texture.texture", texture, (value) => this.#change({ texture: value }))}
          ${slider({
            label: t("texture.fill"),
            said: t(nearest(fill)),
            min: PHOTOGRAPH,
            max: SILHOUETTE,
            step: FILL_STEP,
            value: fill,
            onInput: (value) => this.#change({ fill: value }),
          })}
        </div>
      </div>
      ${this.column()}`;
  }

  /** The net's scores for the level's categories, as shares of their sum. */
  #bars(): TemplateResult {
    const t = say(this.game);
    const verdict = this.#verdict;
    if (!verdict) return html`<p class="muted">${t("texture.no-net")}</p>`;
    const { shape, texture } = this.#choice;
    const sum = verdict.scores.reduce((total, score) => total + score, 0);
    const role = (id: CategoryId) =>
      id === shape
        ? t("texture.is-shape")
        : id === texture && this.#choice.fill !== PHOTOGRAPH
          ? t("texture.is-texture")
          : "";
    const bars = this.#task().categories.map((id, index) => {
      const share = sum > 0 ? (verdict.scores[index] as number) / sum : 0;
      const marks = role(id) ? [html`<span class="cue-role small">${role(id)}</span>`] : [];
      const strong = id === verdict.choice;
      return {
        label: this.game.pictures.categoryName(id),
        share,
        value: `${Math.round(share * 100)} %`,
        marks,
        strong,
      };
    });
    return html`${barList(bars, t("texture.verdict"))}
      <p class="muted small">${t("texture.scores")}</p>
      ${verdict.top5[0] ? html`<p class="muted small">${t("texture.first-word")} ${netWord(this.game, verdict.top5[0])}</p>` : nothing}`;
  }

  #select(name: SayKey, chosen: CategoryId, change: (id: CategoryId) => void): TemplateResult {
    const t = say(this.game);
    return html`<label class="cue-select"
      ><span>${t(name)}</span
      ><select @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>
        ${this.#task().categories.map(
          (id) =>
            html`<option value=${id} ?selected=${id === chosen} .selected=${id === chosen}>${this.game.pictures.categoryName(id)}</option>`,
        )}
      </select></label
    >`;
  }
}

/** Text for a slider position. */
function nearest(fill: number): SayKey {
  if (fill < FILLED / 2) return "texture.fill.photograph";
  return fill > (FILLED + SILHOUETTE) / 2 ? "texture.fill.silhouette" : "texture.fill.filled";
}

customElements.define("cue-conflict-view", CueConflictView);

export const view: DrawLevel = ({ game, level, words }) =>
  html`<cue-conflict-view class="explain-view" .game=${game} .level=${level} .words=${words}></cue-conflict-view>`;
