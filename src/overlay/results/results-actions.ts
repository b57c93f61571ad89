import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { Level } from "../../content/level";
import { announce } from "../shared/announce";
import { downloadIcon, mapIcon, notebookIcon } from "../shared/icons";
import { saveTrials } from "../shared/save-file";

/** What else can be done from here. */
export function resultsActions(game: Game, { id: level, lab }: Level, seed: string): TemplateResult {
  const { t } = game.stores.language.getState();
  const copyLink = async (event: Event) => {
    const button = event.currentTarget as HTMLButtonElement;
    const query = new URLSearchParams({ level, seed });
    await navigator.clipboard.writeText(`${location.origin}${location.pathname}?${query}`);
    announce(t("results.link.copied"));
    button.title = t("results.link.copied");
    button.classList.add("done");
  };
  return html`<nav class="results-actions row" aria-label=${t("common.next")}>
    ${
      lab
        ? html`<button type="button" class="button primary" @click=${() => game.goLab(level)}>${t("lab.open")}</button>`
        : nothing
    }
    <button type="button" class="button" @click=${() => game.playAgain(false)}>${t("results.again")}</button>
    <button type="button" class="button" @click=${() => game.playAgain(true)}>${t("results.same")}</button>
    <button type="button" class="button" @click=${() => game.goMap()}>${mapIcon()} ${t("results.map")}</button>
    ${
      game.figures().length > 0
        ? html`<button type="button" class="button" @click=${() => game.goNotebook()}>${notebookIcon()} ${t("notebook.title")}</button>`
        : nothing
    }
    <button type="button" class="button quiet" @click=${async () => saveTrials(await game.trialsCsv())}>
      ${downloadIcon()} ${t("results.download")}
    </button>
    <button type="button" class="button quiet" @click=${copyLink}>${t("results.link")}</button>
  </nav>`;
}
