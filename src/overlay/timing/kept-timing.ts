import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { Translate } from "../../content/messages";
import type { TrialRecord } from "../../core/trial/record";
import { LightElement } from "../kit/light-element";
import { timingPanel } from "./timing-panel";

/** How well this screen kept time over every trial ever played on it. */
class KeptTiming extends LightElement {
  static override properties = { game: { attribute: false }, t: { attribute: false }, records: { state: true } };
  declare game: Game;
  declare t: Translate;
  declare private records: readonly TrialRecord[] | null;

  constructor() {
    super();
    this.records = null;
  }

  protected override firstUpdated(): void {
    // Without a store there is nothing to sum up; the own-data panel already says so.
    this.game.data.records().then(
      (records) => {
        this.records = records;
      },
      () => {},
    );
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.records === null ? nothing : html`${timingPanel(this.game, this.records)}`;
  }
}

customElements.define("kept-timing", KeptTiming);
