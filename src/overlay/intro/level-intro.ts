import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { allowancesFor } from "../../app/allowances";
import { type Fault, faultOf } from "../../app/fault";
import type { Game } from "../../app/game";
import type { NetStatus } from "../../app/ports";
import { taskKind } from "../../app/tasks/task-kinds";
import { type Level, meritOf } from "../../content/level";
import type { Translate } from "../../content/messages";
import type { LevelWords } from "../../content/words";
import { playIcon, waveIcon } from "../kit/icons";
import { LightElement } from "../kit/light-element";
import { loadCueView } from "../merits/merit-views";
import { faultPanel } from "../shared/fault-panel";
import { netLine } from "../shared/net-status";
import { reachNote } from "../shared/reach-note";
import { roomNote } from "../shared/room-words";
import { taskView } from "../tasks/task-views";

/** What an intro waits for: the level's file and its text. */
type Loaded =
  | { readonly kind: "waiting" }
  | { readonly kind: "here"; readonly file: Level; readonly words: LevelWords }
  | { readonly kind: "broken"; readonly fault: Fault };

class LevelIntro extends LightElement {
  static override properties = {
    game: { attribute: false },
    level: { attribute: false },
    t: { attribute: false },
    net: { attribute: false },
    calm: { attribute: false },
  };

  declare game: Game;
  declare level: string;
  declare t: Translate;
  declare net: NetStatus;
  declare calm: boolean;
  protected override follow() {
    return [this.game.settings.onWindow(() => this.requestUpdate())];
  }

  private loaded: Loaded = { kind: "waiting" };

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("level") || changed.has("t")) void this.load();
  }

  /** Whether the level came only at a further try. */
  private retried = false;

  private again = (): void => {
    this.retried = true;
    this.loaded = { kind: "waiting" };
    this.requestUpdate();
    void this.load();
  };

  private async load(): Promise<void> {
    const { game, level, t } = this;
    let loaded: Loaded;
    try {
      const [file, words] = await Promise.all([game.levels.file(level), game.levels.words(level)]);
      // What such a level says instead of a score comes before its block begins.
      if (meritOf(file) === "cue-choice") await Promise.all([game.levels.learn(file), loadCueView()]);
      loaded = { kind: "here", file, words };
    } catch (error) {
      loaded = { kind: "broken", fault: faultOf(error) };
    }
    // The player may have chosen another level or language since.
    if (level !== this.level || t !== this.t) return;
    // Until now the level could not be read, so its warning of flashes comes late.
    if (this.retried && loaded.kind === "here" && mustWarn(game, loaded.file))
      return game.go.level(level, game.stores.session.getState().wantedSeed ?? undefined);
    this.loaded = loaded;
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { loaded } = this;
    // Not the one handed in: sentences of the level's own may have come since.
    const { t } = this.game.stores.language.getState();
    if (loaded.kind === "waiting") return html`<p class="muted" role="status">${t("intro.words")}</p>`;
    if (loaded.kind === "broken")
      return faultPanel(this.game, loaded.fault, {
        again: this.again,
        leave: { words: t("intro.to-map"), go: () => this.game.go.map() },
      });
    const { file } = loaded;
    const { task } = file;
    const view = taskView(file);
    const allowances = allowancesFor(file, this.game.stores.settings.getState());
    const seed = this.game.stores.session.getState().wantedSeed;
    const hasOwnLab = task.type !== "lab" && this.game.levels.room(file).lab !== undefined;
    return html`<div class="intro-parts">
      <div class="intro-words prose">${unsafeHTML(loaded.words.intro)}</div>
      ${view.onField ? roomNote(this.game) : nothing}
      ${reachNote(this.game, loaded.file, true)}
      ${seed === null || task.type === "lab" ? nothing : html`<p class="intro-seed figure">${t("intro.seed", { seed })}</p>`}
      ${view.course(t, task, allowances)}
      <ul class="intro-facts figure">
        ${view.facts(t, task).map((fact) => html`<li>${fact}</li>`)}
        ${allowances.longerFlashes ? html`<li>${t("late.longer")}</li>` : nothing}
        ${this.calm && view.fades ? html`<li class="intro-calm">${waveIcon()} ${t("intro.calm")}</li>` : nothing}
      </ul>
      <div class="intro-start">${this.start(file)}${
        hasOwnLab
          ? html`<button type="button" class="button large" @click=${() => this.game.go.lab(this.level)}>${t("lab.open")}</button>`
          : nothing
      }${view.needsNet ? html`<div id="intro-net" class="intro-net">${netLine(t, this.net)}</div>` : nothing}</div>
    </div>`;
  }

  /** Stays reachable by Tab while the net loads, so that keyboard users keep their place. */
  private start(file: Level): TemplateResult {
    const { t, net } = this;
    const view = taskView(file);
    const waiting = view.needsNet && (net.kind === "loading" || net.kind === "warming" || net.kind === "recovering");
    const start = () => {
      if (!waiting) view.start(this.game, this.level);
    };
    return html`<button type="button" class="button primary large" aria-disabled=${waiting ? "true" : nothing}
      aria-describedby=${view.needsNet ? "intro-net" : nothing} @click=${start}>
      ${playIcon(22)} ${t(view.startKey(file.task))}
    </button>`;
  }
}

const mustWarn = (game: Game, level: Level): boolean =>
  taskKind(level).flashes && !game.stores.settings.getState().flashesAccepted;

customElements.define("level-intro", LevelIntro);
