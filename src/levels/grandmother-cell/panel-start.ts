import { html, nothing, type TemplateResult } from "lit";
import "./panel-start.css";
import type { Game } from "../../app/game";
import type { Raster } from "../../core/vision/raster";
import { netWord } from "../../overlay/kit/net-word";
import { rasterCanvas, shrunk } from "../../overlay/kit/stimulus-picture";
import { huntPanel, type PanelStep } from "./panel-run";
import { say } from "./say";

/** Side of a picture on the wall, in its own pixels. */
const SIDE = 56;

/** Thumbnails of the pictures shown so far; each row of the wall is one concept. */
export class PanelWall {
  readonly pictures: HTMLCanvasElement[] = [];

  hang(raster: Raster): void {
    this.pictures.push(shrunk(rasterCanvas(raster), SIDE));
  }

  clear(): void {
    this.pictures.length = 0;
  }
}

interface PanelStart {
  readonly game: Game;
  /** Null while nothing is being shown. */
  readonly step: PanelStep | null;
  readonly wall: PanelWall;
  /** The net did not answer. */
  readonly silent: boolean;
  readonly show: () => void;
}

/** Before the hunt: the net sees every picture, and each one is added to a wall. */
export function panelStart({ game, step, wall, silent, show }: PanelStart): TemplateResult {
  const t = say(game);
  const ready = game.stores.net.getState().kind === "ready";
  const total = huntPanel(game).length;
  const { done, of } = step ?? { done: 0, of: total };
  return html`<div class="hunt-start stack">
    <p>${t("hunt.start.words")}</p>
    <div class="hunt-showing">
      ${step ? html`<stimulus-picture .source=${step.raster} .side=${192}></stimulus-picture>` : html`<span class="hunt-blank" aria-hidden="true"></span>`}
      <div class="stack tight">
        <label class="stack tight"
          ><span class="figure" aria-live="off">${t("hunt.progress", { done, of })}</span
          ><progress max=${of} .value=${done}></progress
        ></label>
        <p>${step ? html`${t("hunt.first-word")} <strong class="hunt-word">${netWord(game, step.word)}</strong>` : ready ? nothing : t("hunt.waiting")}</p>
        ${step || (!silent && !ready) ? nothing : html`<button type="button" class="button primary large hunt-show" @click=${show}>${t("hunt.start")}</button>`}
        ${silent ? html`<p role="alert">${t("hunt.no-net")}</p>` : nothing}
      </div>
    </div>
    <div class="hunt-wall" aria-hidden="true">
      ${Array.from({ length: total }, (_, i) => html`<span>${wall.pictures[i] ?? nothing}</span>`)}
    </div>
  </div>`;
}
