import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { Viewing } from "../../app/settings-desk";
import type { Translate } from "../../content/messages";
import { LightElement } from "../kit/light-element";
import { slider } from "../kit/slider";

/** Width and height of a bank card (ISO/IEC 7810, ID-1), in millimetres. */
const CARD_MM = { long: 85.6, short: 53.98 } as const;

/** The narrowest rectangle, in CSS pixels: smaller than a card on any screen. */
const NARROWEST = 110;
/** The widest, useful only on very dense screens. */
const WIDEST = 900;

/** The player matches a rectangle to a bank card, which gives the pixels per millimetre. */
class CardTrick extends LightElement {
  static override properties = {
    game: { attribute: false },
    t: { attribute: false },
    pixelsPerMm: { attribute: false },
    viewing: { attribute: false },
    room: { state: true },
  };

  declare game: Game;
  declare t: Translate;
  declare pixelsPerMm: number | null;
  /** How far the measurement can be trusted in the current window. */
  declare viewing: Viewing;
  /** The width available for the rectangle, in CSS pixels. */
  declare private room: number;
  private readonly watcher = new ResizeObserver(([entry]) => {
    if (entry) this.room = Math.floor(entry.contentRect.width);
  });

  constructor() {
    super();
    this.room = 0;
  }

  protected override firstUpdated(): void {
    const bed = this.querySelector(".card-bed");
    if (bed) this.watcher.observe(bed);
  }

  protected override follow() {
    return [() => this.watcher.disconnect()];
  }

  protected override render(): TemplateResult {
    const { t } = this;
    // If a card does not fit horizontally, it is upright, and only its short side has to match.
    const upright = this.room < 480;
    const side = upright ? CARD_MM.short : CARD_MM.long;
    const widest = Math.max(NARROWEST + 1, Math.min(WIDEST, this.room));
    const perMm = this.viewing.pixelsPerMm;
    const width = Math.min(widest, Math.max(NARROWEST, perMm * side));
    return html`
      <p class="muted">${t(upright ? "settings.screen.how.upright" : "settings.screen.how")}</p>
      <div class="card-bed">
        <div class="card ${upright ? "upright" : ""}" role="img" aria-label=${t("a11y.card")} style="width: ${width}px">
          <span class="card-chip"></span><span class="card-lines"></span>
        </div>
      </div>
      ${slider({
        label: t("settings.screen.slider"),
        said: t("settings.screen.value", { px: perMm }),
        min: NARROWEST,
        max: widest,
        step: 0.5,
        value: width,
        onInput: (wide) => this.take(wide / side),
      })}
      ${
        this.pixelsPerMm === null
          ? html`<p class="muted small">${t("settings.screen.unset")}</p>`
          : html`${this.worth()}<div><button type="button" class="button quiet" @click=${() => this.take(null)}>${t("settings.screen.reset")}</button></div>`
      }
    `;
  }

  /** Empty if it was measured at the current zoom. */
  private worth(): TemplateResult | typeof nothing {
    const { trust } = this.viewing;
    if (trust === "measured") return nothing;
    return html`<p class="muted small">${this.t(`settings.screen.${trust === "guessed" ? "stale" : trust}`)}</p>`;
  }

  private take(pixelsPerMm: number | null): void {
    this.game.settings.change({ pixelsPerMm });
  }
}

customElements.define("card-trick", CardTrick);
