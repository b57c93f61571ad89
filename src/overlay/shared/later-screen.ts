import { html, nothing, type TemplateResult } from "lit";
import { type Fault, faultOf } from "../../app/fault";
import type { Game } from "../../app/game";
import { loadCode } from "../../content/load-code";
import { LightElement } from "../kit/light-element";
import { faultPanel } from "./fault-panel";

/** Tells the overlay to draw again: the screen's code has arrived. */
export const ARRIVED = "screen-arrived";

type View = (game: Game) => TemplateResult;

/** A screen whose code is fetched when it is first opened, so that newcomers need not wait for it. */
export interface LaterScreen {
  readonly view: View;
  /** Fetches the code before it is wanted; a failure shows when the screen is opened. */
  readonly fetch: () => void;
}

/** @param load imports the screen's module, and nothing else: see {@link loadCode} @param pick takes the view from it */
export function laterScreen<Module>(load: () => Promise<Module>, pick: (module: Module) => View): LaterScreen {
  let view: View | null = null;
  const arrive = async (): Promise<void> => {
    view ??= pick(await loadCode(load));
  };
  return {
    view: (game) => view?.(game) ?? html`<awaited-screen .game=${game} .arrive=${arrive}></awaited-screen>`,
    fetch: () => {
      arrive().catch(() => undefined);
    },
  };
}

/** Stands in for a screen whose code is loading or couldn't be loaded. */
class AwaitedScreen extends LightElement {
  static override properties = { game: { attribute: false }, arrive: { attribute: false } };
  declare game: Game;
  declare arrive: () => Promise<void>;
  #fault: Fault | null = null;

  protected override follow() {
    void this.#load();
    return [];
  }

  async #load(): Promise<void> {
    this.#fault = null;
    this.requestUpdate();
    try {
      await this.arrive();
      this.dispatchEvent(new Event(ARRIVED, { bubbles: true }));
    } catch (error) {
      this.#fault = faultOf(error);
      this.requestUpdate();
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.#fault) return nothing;
    const { game } = this;
    const { t } = game.stores.language.getState();
    const leave = { words: t("common.back"), go: () => game.go.back() };
    return html`<section class="screen middle">
      ${faultPanel(game, this.#fault, { again: () => void this.#load(), leave, title: t("error.title") })}
    </section>`;
  }
}

customElements.define("awaited-screen", AwaitedScreen);
