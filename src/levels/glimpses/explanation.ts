import { html, nothing, svg, type TemplateResult } from "lit";
import "./explanation.css";
import "../../overlay/kit/scene-canvas";
import { cellUncertainty } from "../../core/decision/saccade-policy";
import { pixelsPerDegree } from "../../core/trial/glimpse-task";
import { halve } from "../../core/vision/glimpse-window";
import type { Raster } from "../../core/vision/raster";
import { stitch } from "../../core/vision/stitch";
import { ExplanationElement } from "../../overlay/kit/explanation-element";
import { gazePath } from "../../overlay/kit/gaze-path";
import type { DrawLevel } from "../../overlay/kit/level-view";
import { say } from "./say";
import { type SceneSample, sceneSample } from "./scene-sample";

interface Choice {
  /** Number of glimpses, 1 to 5. */
  readonly count: number;
  /** All glimpses stitched into one picture, or only the last one. */
  readonly stitched: boolean;
  /** Whether the net's uncertainty is drawn over the last glimpse. */
  readonly map: boolean;
}

/** What each step of the text shows; other steps leave the picture alone. */
const steps = new Map<string, Choice>([
  ["jump", { count: 2, stitched: false, map: false }],
  ["stitch", { count: 5, stitched: true, map: false }],
  ["choose", { count: 1, stitched: false, map: true }],
  ["nets", { count: 3, stitched: false, map: true }],
]);

/** One scene glimpse by glimpse: alone, stitched together, and with the net's uncertainty over it. */
class SaccadesView extends ExplanationElement {
  #sample: SceneSample | null = null;
  #choice: Choice = { count: 1, stitched: false, map: false };
  #seen: Raster[] = [];
  #picture: Raster | null = null;
  /** The net's uncertainty after each single glimpse; the first may take a net seconds. */
  readonly #asking = new Map<number, Promise<readonly number[] | null>>();
  #uncertainty: readonly number[] | "waiting" | "no-net" = "waiting";
  #asked = 0;

  protected override firstUpdated(): void {
    this.#sample = sceneSample(this.game);
    this.goTo(0);
  }

  async #draw(): Promise<void> {
    const turn = ++this.#asked;
    const { task } = this.level;
    const sample = this.#sample;
    if (task.type !== "glimpses" || !sample) return;
    const look = { pixelsPerDegree: pixelsPerDegree(task.scene), acuity: task.scene.acuity };
    const { count, stitched, map } = this.#choice;
    while (this.#seen.length < count) {
      const gaze = sample.gazes[this.#seen.length];
      if (!gaze) break;
      const at = this.#seen.length;
      const seen = await this.game.pictures.glimpse(sample.spec, { ...look, gaze }).catch(() => null);
      if (!seen || !this.isConnected) return;
      this.#seen[at] = seen;
      if (turn !== this.#asked) return;
    }
    const used = this.#seen
      .slice(0, count)
      .map((seen, index) => ({ gaze: sample.gazes[index] ?? { x: 0, y: 0 }, seen }));
    const last = used.at(-1);
    if (!last) return;
    this.#picture = stitched ? stitch(used) : last.seen;
    this.#uncertainty = "waiting";
    this.requestUpdate();
    if (!map) return;
    const uncertainty = await this.#unsureAfter(used.length, last.seen, sample);
    if (turn !== this.#asked) return;
    this.#uncertainty = uncertainty ?? "no-net";
    this.requestUpdate();
  }

  #unsureAfter(count: number, seen: Raster, { choices }: SceneSample): Promise<readonly number[] | null> {
    const asked = this.#asking.get(count);
    if (asked) return asked;
    const answer = this.game.net
      .ask("cells", { raster: halve(seen), choices })
      .catch(() => null)
      .then((answer) => {
        // A net that is still loading may be ready the next time.
        if (!answer) this.#asking.delete(count);
        return answer && cellUncertainty(answer);
      });
    this.#asking.set(count, answer);
    return answer;
  }

  #caption(): string {
    const t = say(this.game);
    const { count, stitched, map } = this.#choice;
    if (!map) return t(stitched ? "glimpses.explain.stitched" : "glimpses.explain.alone", { n: count });
    if (this.#uncertainty === "waiting") return t("glimpses.weighing");
    return t(this.#uncertainty === "no-net" ? "glimpses.explain.no-net" : "glimpses.explain.map");
  }

  #change(change: Partial<Choice>): void {
    this.#choice = { ...this.#choice, ...change };
    this.requestUpdate();
    void this.#draw();
  }

  protected override showStep(key: string): void {
    this.#change(steps.get(key) ?? {});
  }

  protected override render(): TemplateResult {
    const t = say(this.game);
    const { count, stitched, map } = this.#choice;
    const gazes = this.#sample?.gazes.slice(0, count) ?? [];
    return html`<div class="explain-picture">
        <div class="stitch-picture">
          <div class="look-scene spent">
            <scene-canvas .source=${this.#picture} .label=${t("glimpses.scene")}></scene-canvas>
            <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
              ${map && typeof this.#uncertainty !== "string" ? cells(this.#uncertainty) : nothing} ${gazePath(gazes, "you", 2.6)}
            </svg>
          </div>
          <p class="small muted" aria-live="polite">
            ${this.#caption()}
          </p>
        </div>
        <div class="stitch-controls">
          <button type="button" class="button" @click=${() => this.#change({ count: (count % 5) + 1 })}>
            ${t(count < 5 ? "glimpses.explain.next" : "glimpses.explain.again")}
          </button>
          <button type="button" class="button" aria-pressed=${stitched ? "true" : "false"} @click=${() => this.#change({ stitched: !stitched })}>
            ${t("glimpses.explain.stitch")}
          </button>
          <button type="button" class="button" aria-pressed=${map ? "true" : "false"} @click=${() => this.#change({ map: !map })}>
            ${t("glimpses.explain.unsure")}
          </button>
        </div>
      </div>
      ${this.column()}`;
  }
}

/** The 7 × 7 cells, more opaque where the net is less sure, scaled from the surest to the least sure. */
function cells(uncertainty: readonly number[]) {
  const side = Math.round(Math.sqrt(uncertainty.length));
  const low = Math.min(...uncertainty);
  const span = Math.max(...uncertainty) - low || 1;
  const width = 100 / side;
  return uncertainty.map(
    (value, index) =>
      svg`<rect class="stitch-cell" x=${(index % side) * width} y=${Math.floor(index / side) * width} width=${width} height=${width}
        opacity=${(0.62 * ((value - low) / span)).toFixed(3)} />`,
  );
}

customElements.define("saccades-view", SaccadesView);

export const view: DrawLevel = ({ game, level, words }) =>
  html`<saccades-view class="explain-view" .game=${game} .level=${level} .words=${words}></saccades-view>`;
