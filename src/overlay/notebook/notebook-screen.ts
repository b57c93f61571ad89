import { html, nothing, type TemplateResult } from "lit";
import "./notebook.css";
import type { Game } from "../../app/game";
import type { NotebookPage } from "../../content/notebook";
import { figureTable } from "../../core/figure/figure-table";
import { downloadIcon } from "../kit/icons";
import { levelTitle } from "../shared/level-names";
import { saveFile } from "../shared/save-file";
import { screenBar } from "../shared/screen-bar";
import { type EntryPage, notebookEntry, origin } from "./notebook-entry";

/** The measurements of all the player's blocks, by level, newest first. */
export function notebookScreen(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const { pages, status } = game.stores.notebook.getState();
  const entries = pages.filter((page) => page.kind === "entry").reverse();
  const damaged = pages.filter((page) => page.kind === "damaged");
  const levels = [...new Set(entries.map(({ entry }) => entry.level))];
  return html`<section class="screen notebook-screen">
    ${screenBar({ title: t("notebook.title"), back: t("common.back"), onBack: () => game.go.back() })}
    <div class="stack">
      <div class="row between notebook-head">
        <p class="muted grow">${t("notebook.what")}</p>
        ${
          entries.length === 0
            ? nothing
            : html`<button type="button" class="button all-csv" @click=${() => saveAll(entries)}>
                ${downloadIcon()} ${t("notebook.csv.all")}
              </button>`
        }
      </div>
      ${status === "unreachable" ? html`<p class="panel" role="alert">${t("notebook.unreachable")}</p>` : nothing}
      ${status === "open" && pages.length === 0 ? html`<p class="panel">${t("notebook.empty")}</p>` : nothing}
      ${damaged.map((page) => damagedPage(game, page))}
      ${levels.map(
        (level) => html`<section class="stack notebook-level" aria-label=${levelTitle(game, level)}>
          <h2>${levelTitle(game, level)}</h2>
          ${entries.filter(({ entry }) => entry.level === level).map((page) => notebookEntry(game, page))}
        </section>`,
      )}
    </div>
  </section>`;
}

function saveAll(pages: readonly EntryPage[]): void {
  const figures = pages.flatMap(({ entry }) => entry.figures.map((figure) => ({ origin: origin(entry), figure })));
  saveFile("glimpse-notebook.csv", figureTable(figures), "text/csv;charset=utf-8");
}

/** An unreadable page is shown as such, with its raw text to keep. */
function damagedPage(game: Game, page: Extract<NotebookPage, { kind: "damaged" }>): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<div class="panel stack tight damaged-page" role="alert">
    <p>${t("notebook.damaged", { why: page.why })}</p>
    <div class="row">
      <button type="button" class="button" @click=${() => saveFile(`glimpse-notebook-page-${page.id}.json`, page.text, "application/json")}>
        ${downloadIcon()} ${t("store.damaged.download")}
      </button>
      <button type="button" class="button quiet" @click=${() => game.notebook.tear(page.id)}>${t("notebook.delete")}</button>
    </div>
  </div>`;
}
