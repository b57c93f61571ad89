import { html, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import { emblem } from "./emblem";

/** Shown while the first files load. */
export function loadingScreen(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<section class="screen clear middle">
    <div class="stack loading">${emblem(72)}
      <h1 tabindex="-1" class="lead">${t("app.loading")}</h1>
    </div>
  </section>`;
}
