import "./wall.css";
import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../../app/game";
import type { HostState } from "../../../app/stores/class-store";
import type { HostView } from "../../../content/class/class-views";
import type { Raster } from "../../../core/vision/raster";
import { announce } from "../../kit/announce";
import { LightElement } from "../../kit/light-element";
import { netMark } from "../../kit/marks";
import { levelTitle } from "../../shared/level-names";
import { summaryView } from "../summary/class-summary";
import { sayWall, type WallContext } from "./wall-context";
import { codeLine, lobbyPanel, readyPanel } from "./wall-lobby";
import { pictureNumber, roundNumbers, scoreSoFar } from "./wall-numbers";
import { podiumPanel } from "./wall-podium";
import { closedPanel, openPanel, truthWords } from "./wall-round";

/** How often the seconds that are left are looked at. */
const TICK_MS = 200;
/** How long the podium stands before the class's figure comes, unless somebody chooses. */
const PODIUM_MS = 15_000;
/** The letters of a chart, px: its smallest, 12 px, are 24 px on a wall of 1080 lines. */
const CHART_LETTERS = 13;

const TABS = ["podium", "figure", "pictures"] as const;
type WallTab = (typeof TABS)[number];

const isOver = ({ phase }: HostView): boolean => phase === "figure" || phase === "ended";

/** The big screen: what the whole class may see, readable from the back row. */
class ClassWall extends LightElement {
  static override properties = { game: { attribute: false }, tab: { state: true } };
  declare game: Game;

  #picture: { readonly trial: string; readonly raster: Promise<Raster> } | null = null;
  /** What the end of a level shows. */
  declare private tab: WallTab;
  #chosen = false;
  #ended = "";
  #turning: ReturnType<typeof setTimeout> | undefined;
  #told = "";
  #drawn = "";

  constructor() {
    super();
    this.tab = "podium";
  }

  protected override follow() {
    const { classroom, language } = this.game.stores;
    const timer = setInterval(() => this.#tick(), TICK_MS);
    return [
      classroom.subscribe(() => this.requestUpdate()),
      language.subscribe(() => this.requestUpdate()),
      () => clearInterval(timer),
      () => clearTimeout(this.#turning),
    ];
  }

  /** Draws again when a second has passed that the wall counts. */
  #tick(): void {
    const view = this.game.stores.classroom.getState().host?.view;
    const second = view ? secondsShown(view, this.game.classes.desk.host.now()) : "";
    if (second !== this.#drawn) this.requestUpdate();
    this.#drawn = second;
  }

  #pictureOf({ last, view }: HostState): Promise<Raster> | null {
    // Nothing of a picture is made before its round has closed.
    if (view?.phase !== "closed" || !last || last.skipped) return null;
    if (this.#picture?.trial !== last.trial)
      this.#picture = {
        trial: last.trial,
        raster: this.game.pictures.compose(last.stimulus).then(({ raster }) => raster),
      };
    return this.#picture.raster;
  }

  /** Charts grow with the wall's letters. */
  #enlarge(): void {
    const wall = this.querySelector<HTMLElement>(".class-wall");
    if (!wall) return;
    const letters = Number.parseFloat(getComputedStyle(wall).fontSize) || 16;
    wall.style.setProperty("--zoom", String(Math.max(1, letters / CHART_LETTERS)));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { game } = this;
    const { host } = game.stores.classroom.getState();
    const t = sayWall(game);
    if (!host?.view)
      return html`<section class="screen class-wall"><h1 tabindex="-1" class="wall-lead">${t("wall.waiting")}</h1></section>`;
    const context: WallContext = {
      game,
      host,
      view: host.view,
      t,
      now: game.classes.desk.host.now(),
      picture: this.#pictureOf(host),
    };
    return html`<section class="screen class-wall" data-phase=${host.view.phase}>
      ${wallBar(context)}
      <div class="wall-body">${isOver(host.view) ? this.#over(context) : panel(context)}</div>
      <footer class="wall-foot">
        ${host.view.phase === "lobby" ? html`<span></span>` : codeLine(context)}
        ${isOver(host.view) ? this.#tabs(context) : nothing}
        ${host.line === "open" ? nothing : html`<p class="wall-lost" role="status">${t("wall.lost")}</p>`}
      </footer>
    </section>`;
  }

  #over(context: WallContext): TemplateResult {
    const level = context.view.block?.level;
    if (this.tab === "podium" || level === undefined) return podiumPanel(context);
    return summaryView(this.game, level, this.tab);
  }

  #tabs({ t }: WallContext): TemplateResult {
    return html`<div class="wall-tabs" role="group" aria-label=${t("wall.tabs")}>
      ${TABS.map((tab) => html`<button type="button" class="button" aria-pressed=${tab === this.tab} @click=${() => this.#turn(tab)}>${t(`wall.tab.${tab}`)}</button>`)}
    </div>`;
  }

  protected override willUpdate(): void {
    const view = this.game.stores.classroom.getState().host?.view;
    const ended = view && isOver(view) ? `${view.block?.item ?? ""}` : "";
    if (ended === this.#ended) return;
    this.#ended = ended;
    this.#chosen = false;
    this.tab = "podium";
    clearTimeout(this.#turning);
    // A host who drives from a phone cannot reach the wall's own buttons.
    if (ended !== "")
      this.#turning = setTimeout(() => {
        if (!this.#chosen) this.tab = "figure";
      }, PODIUM_MS);
  }

  #turn = (tab: WallTab): void => {
    this.#chosen = true;
    this.tab = tab;
  };

  protected override updated(): void {
    const { host } = this.game.stores.classroom.getState();
    this.#enlarge();
    if (!host?.view) return;
    const now = `${host.view.phase}/${host.view.block?.closed ?? ""}`;
    if (now === this.#told) return;
    this.#told = now;
    announce(sayWall(this.game), ...spoken(this.game, host, host.view));
  }
}

/** The seconds that the wall shows, so that it is drawn once for each. */
function secondsShown({ phase, open, nextAt }: HostView, now: number): string {
  const times = phase === "open" && open ? [open.flashAt, open.closesAt] : phase === "closed" ? [nextAt ?? 0] : [];
  return [phase, ...times.map((time) => Math.ceil((time - now) / 1000))].join("/");
}

function panel(context: WallContext): TemplateResult {
  switch (context.view.phase) {
    case "lobby":
      return lobbyPanel(context);
    case "preparing":
    case "ready":
      return readyPanel(context);
    case "open":
      return openPanel(context);
    case "closed":
      return closedPanel(context);
    default:
      return podiumPanel(context);
  }
}

/** Where the class stands, and the running score. */
function wallBar(context: WallContext): TemplateResult {
  const { t, game, view } = context;
  const { block, phase } = view;
  const score = phase === "open" || phase === "closed" ? scoreSoFar(view.totals, view.rounds) : null;
  return html`<header class="wall-bar-top">
    <h1 tabindex="-1">${block ? levelTitle(game, block.level) : t("wall.title")}</h1>
    ${phase === "open" || phase === "closed" ? html`<p class="figure">${placeWords(context)}</p>` : nothing}
    ${
      score
        ? html`<p class="wall-running figure" aria-label=${t(`wall.score.label.${score.by}`)}>
            <span class="you">${t(`wall.running.class.${score.by}`, { share: score.group.of === 0 ? 0 : score.group.hits / score.group.of })}</span>
            ${score.net.of === 0 ? nothing : html`<span class="net">${netMark()} ${t(`wall.running.net.${score.by}`, { share: score.net.hits / score.net.of })}</span>`}
          </p>`
        : nothing
    }
  </header>`;
}

function placeWords({ t, view, host }: Pick<WallContext, "t" | "view" | "host">): string {
  const { block } = view;
  if (!block) return "";
  const position = view.phase === "closed" ? (host.last?.position ?? 0) : block.closed;
  const { practice, number } = pictureNumber(position, block.practice);
  return practice
    ? t("wall.practice", { n: number, of: block.practice })
    : t("wall.picture", { n: Math.min(number, block.of), of: block.of });
}

/** What is said of a closed picture. The desk tells every other turn. */
function spoken(game: Game, host: HostState, view: HostView): string[] {
  const t = sayWall(game);
  if (view.phase !== "closed" || !host.last) return [];
  if (host.last.skipped) return [t("wall.skipped")];
  const { right, answers, missed } = roundNumbers(host.last);
  const of = answers + missed;
  return [
    truthWords({ t, game }, host.last),
    ...(right === null || of === 0 ? [] : [t("wall.say.right", { n: right, of })]),
    ...(host.last.net ? [t("wall.say.net", { choice: game.pictures.categoryName(host.last.net.choice) })] : []),
  ];
}

customElements.define("class-wall", ClassWall);

export function wallView(game: Game): TemplateResult {
  return html`<class-wall .game=${game}></class-wall>`;
}
