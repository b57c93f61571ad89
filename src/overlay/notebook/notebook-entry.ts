import { html, type TemplateResult } from "lit";
import { estimateSentence, figureTitle } from "../../app/figure-words";
import type { Game } from "../../app/game";
import type { NotebookEntry, NotebookPage } from "../../content/notebook";
import type { Figure } from "../../core/figure/figure";
import { type FigureOrigin, figureTable } from "../../core/figure/figure-table";
import { announce } from "../kit/announce";
import { figureChart } from "../kit/charts/figure-chart";
import { downloadIcon } from "../kit/icons";
import { levelTitle } from "../shared/level-names";
import { dayOf, saveBlob, saveFile } from "../shared/save-file";
import { figurePng } from "./figure-png";

export type EntryPage = Extract<NotebookPage, { kind: "entry" }>;

export const origin = ({ level, at, seed, subject }: NotebookEntry): FigureOrigin => ({ level, at, seed, subject });

/** One block's figures, each with its export buttons. */
export function notebookEntry(game: Game, { id, entry }: EntryPage): TemplateResult {
  const { t } = game.stores.language.getState();
  const when = new Intl.DateTimeFormat(t.language, { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(entry.at),
  );
  return html`<article class="stack notebook-entry" aria-label=${when}>
    <header class="row between">
      <p class="figure"><time datetime=${entry.at}>${when}</time> <span class="muted">${t("notebook.seed", { seed: entry.seed })}</span></p>
      <button type="button" class="button quiet tear" @click=${() => tear(game, id)}>${t("notebook.delete")}</button>
    </header>
    <div class="notebook-figures">
      ${entry.figures.map(
        (figure) => html`<div class="panel stack kept-figure">
          ${figureChart(game, figure)}
          <div class="row">
            <button type="button" class="button save-png" aria-label=${`${t("notebook.png")}: ${figureTitle(t, figure)}`}
              @click=${(event: Event) => savePng(game, entry, figure, when, event.currentTarget as HTMLElement)}>
              ${downloadIcon()} ${t("notebook.png")}
            </button>
            <button type="button" class="button save-csv" aria-label=${`${t("notebook.csv")}: ${figureTitle(t, figure)}`}
              @click=${() => saveFile(`${fileName(entry, figure)}.csv`, figureTable([{ origin: origin(entry), figure }]), "text/csv;charset=utf-8")}>
              ${downloadIcon()} ${t("notebook.csv")}
            </button>
          </div>
        </div>`,
      )}
    </div>
  </article>`;
}

async function tear(game: Game, id: number): Promise<void> {
  const { t } = game.stores.language.getState();
  if (!window.confirm(t("notebook.delete.sure"))) return;
  await game.notebook.tear(id);
  announce(t, t("notebook.deleted"));
}

async function savePng(game: Game, entry: NotebookEntry, figure: Figure, when: string, button: HTMLElement) {
  const { t } = game.stores.language.getState();
  const chart = button.closest(".kept-figure")?.querySelector<SVGSVGElement>("svg.figure-plot");
  if (!chart) return;
  try {
    const picture = await figurePng(chart, {
      title: figureTitle(t, figure),
      sentences: figure.estimates.map((estimate) => estimateSentence(t, estimate)),
      origin: `${t("app.name")} · ${levelTitle(game, entry.level)} · ${when} · ${t("notebook.seed", { seed: entry.seed })}`,
    });
    saveBlob(`${fileName(entry, figure)}.png`, picture);
  } catch {
    announce(t, t("notebook.png.failed"));
  }
}

const fileName = (entry: NotebookEntry, figure: Figure): string =>
  `glimpse-${entry.level}-${figure.key}-${dayOf(new Date(entry.at))}`.replace(/[^\w.-]/g, "-");
