import "./host.css";
import "./host-lobby.css";
import "../seat/seat.css";
import "../../settings/settings.css";
import { html, nothing, type TemplateResult } from "lit";
import { type ClassChoice, classChoice, classLevelIds } from "../../../app/class/class-choices";
import type { Game } from "../../../app/game";
import type { HostState } from "../../../app/stores/class-store";
import { announce } from "../../kit/announce";
import { classIcon } from "../../kit/icons";
import { LightElement, onWindow } from "../../kit/light-element";
import { hasModifier } from "../../play/play-keys";
import { wallView } from "../wall/wall-screen";
import { endedPanel, figurePanel } from "./end-panel";
import { type HostContext, sayHost } from "./host-context";
import { createHostNews } from "./host-news";
import { doMain, mainAction, refusedWords } from "./host-words";
import { joinCard } from "./join-card";
import { optionsPanel } from "./options-panel";
import { peopleList } from "./people-list";
import { playlistPanel } from "./playlist-panel";
import { endButton, runPanel, runTools } from "./run-panel";

/** How often what counts down is drawn, ms. */
const TICK_MS = 250;
const WALL = "#wall";
/** Phases that look alike; another look begins at its top. */
const PARTS: Readonly<Record<string, string>> = { preparing: "run", ready: "run", open: "run", closed: "run" };

/** The host's desk: the controls, or what the class sees on the wall. */
class HostScreen extends LightElement {
  static override properties = {
    game: { attribute: false },
    wall: { state: true },
    choices: { state: true },
  };
  declare game: Game;
  declare private wall: boolean;
  declare private choices: readonly ClassChoice[];

  constructor() {
    super();
    this.wall = location.hash === WALL;
    this.choices = [];
  }

  protected override follow() {
    const { classroom, language, net } = this.game.stores;
    const tellNews = createHostNews(
      (...words) => announce(sayHost(this.game), ...words),
      () => sayHost(this.game),
    );
    void this.#readLevels();
    const draw = () => this.requestUpdate();
    this.#rememberAddress(classroom.getState().host);
    const ticking = setInterval(() => {
      if (this.#counts()) draw();
    }, TICK_MS);
    return [
      classroom.subscribe(({ host }) => {
        this.#rememberAddress(host);
        if (host?.view) tellNews(host.view);
        draw();
      }),
      language.subscribe(draw),
      net.subscribe(draw),
      onWindow("keydown", this.#onKey),
      onWindow("hashchange", () => {
        this.wall = location.hash === WALL;
      }),
      () => clearInterval(ticking),
      () => history.replaceState(history.state, "", location.pathname),
    ];
  }

  /** A reload comes back to this desk by the class's own link. */
  #rememberAddress(host: HostState | null): void {
    const code = host?.view?.code;
    const search = `?class=${code}`;
    if (code !== undefined && location.search !== search)
      history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
  }

  async #readLevels(): Promise<void> {
    const { levels, pictures } = this.game;
    try {
      const ids = await classLevelIds(levels);
      const { deck } = pictures;
      // One after the other: the desk is drawn in between.
      for (const id of ids) this.choices = [...this.choices, await classChoice(levels, deck, id)];
    } catch (error) {
      // The playlist works without them, at the levels' own lengths.
      console.error(error);
    }
  }

  #shown = "";

  protected override updated(): void {
    const phase = this.game.stores.classroom.getState().host?.view?.phase ?? "";
    const shown = `${PARTS[phase] ?? phase}${this.wall}`;
    if (shown !== this.#shown) this.querySelector(".screen")?.scrollTo(0, 0);
    this.#shown = shown;
  }

  #counts(): boolean {
    const view = this.game.stores.classroom.getState().host?.view;
    return view?.phase === "open" || (view?.phase === "closed" && view.nextAt !== null);
  }

  #turn = (wall: boolean): void => {
    this.wall = wall;
    const { pathname, search } = location;
    history.replaceState(history.state, "", `${pathname}${search}${wall ? WALL : ""}`);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true }));
  };

  #onKey = (event: KeyboardEvent): void => {
    if (hasModifier(event) || event.repeat) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (target?.closest("input, select, textarea")) return;
    if (event.key.toLowerCase() === "w") this.#turn(!this.wall);
    else if (event.key === "Escape" && this.wall) this.#turn(false);
    // A control that has the focus does its own work.
    else if ((event.key === " " || event.key === "Enter") && !target?.closest("button, a, summary")) {
      const context = this.#context();
      const action = context && mainAction(context.view);
      if (!context || !action || action === "prepare") return;
      event.preventDefault();
      doMain(context, action);
    }
  };

  #context(): HostContext | null {
    const { game } = this;
    const { host } = game.stores.classroom.getState();
    if (!host?.view) return null;
    const desk = game.classes.desk.host;
    return {
      game,
      desk,
      host,
      view: host.view,
      t: sayHost(game),
      choices: this.choices,
      now: desk.now(),
      showWall: () => this.#turn(true),
    };
  }

  protected override render(): TemplateResult {
    const { game } = this;
    const { host } = game.stores.classroom.getState();
    const t = sayHost(game);
    if (!host) return html`<section class="screen host-screen"></section>`;
    const context = this.#context();
    if (host.line === "over" && host.view?.phase !== "ended") return lost(context, game);
    if (!context)
      return html`<section class="screen middle loading"><p role="status">${t("host.coming")}</p></section>`;
    if (this.wall)
      return html`${wallView(game)}
        <button type="button" class="button quiet host-unwall" @click=${() => this.#turn(false)}>${t("host.desk")} <kbd class="wide-only">W</kbd></button>`;
    return html`<section class="screen host-screen" data-phase=${context.view.phase}>
      <header class="host-bar-top">
        <h1 tabindex="-1">${classIcon(26)} ${t("host.title")}</h1>
        ${host.line === "lost" ? html`<span class="chip" role="status">${t("host.lost")}</span>` : nothing}
      </header>
      ${host.fault === null ? nothing : html`<p class="host-alert" role="alert">${t("host.fault", { sentence: host.fault })}</p>`}
      ${host.refused === null ? nothing : html`<p class="host-alert" role="alert">${refusedWords(context, host.refused)}</p>`}
      ${body(context)}
    </section>`;
  }
}

function body(context: HostContext): TemplateResult {
  const { t, view, desk } = context;
  switch (view.phase) {
    case "lobby":
      return html`<div class="host-columns">
        <div class="stack">${joinCard(context)} ${peopleList(context)}</div>
        <div class="stack">
          ${playlistPanel(context)} ${optionsPanel(context)}
          <div class="host-dock">
            <button type="button" class="button primary large host-main" @click=${() => desk.send({ type: "prepare" })}>${t("host.prepare")}</button>
            ${endButton(context)}
          </div>
        </div>
      </div>`;
    case "figure":
      return html`<div class="host-columns">
        <div class="stack">${figurePanel(context)} ${playlistPanel(context)}</div>
        <div class="stack">${peopleList(context)} ${optionsPanel(context)}</div>
      </div>`;
    case "ended":
      return html`<div class="host-columns one">${endedPanel(context)}</div>`;
    default:
      return html`<div class="host-columns">
        <div class="stack">${runPanel(context)} ${runTools(context)}</div>
        ${peopleList(context)}
      </div>`;
  }
}

/** The line is not coming back: the session was erased, or its server is another. */
function lost(context: HostContext | null, game: Game): TemplateResult {
  const t = sayHost(game);
  return html`<section class="screen middle">
    <div class="panel stack" role="alert">
      <h1 tabindex="-1">${t("host.over")}</h1>
      <p>${t("host.over.what")}</p>
      <div><button type="button" class="button primary" @click=${() => (context?.desk ?? game.classes.desk.host).leave()}>${t("host.to-door")}</button></div>
    </div>
  </section>`;
}

customElements.define("class-host", HostScreen);

export function hostScreen(game: Game): TemplateResult {
  return html`<class-host .game=${game}></class-host>`;
}
