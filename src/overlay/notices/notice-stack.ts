import "./notices.css";
import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import { mayComeBack } from "../../app/opponent";
import type { Notice, Screen } from "../../app/stores/screen-store";
import type { OpponentId } from "../../content/net-choice";
import { alertIcon, closeIcon, downloadIcon } from "../kit/icons";
import { backendName } from "../shared/backend-name";
import { levelTitle } from "../shared/level-names";
import { netSentence } from "../shared/net-status";
import { saveFile } from "../shared/save-file";

/** The notices, on any screen. None appear while a picture may be showing. */
export function noticeStack(game: Game, presenting: boolean): TemplateResult {
  const { notices: all, screen } = game.stores.screen.getState();
  const notices = all.filter(({ kind }) => kind !== "update-ready" || BETWEEN_LEVELS.includes(screen.name));
  return html`<div class="notices" aria-live="polite" ?hidden=${presenting || notices.length === 0}>
    ${notices.map((notice) => {
      if (notice.kind === "storage-damaged") return damaged(game, notice);
      if (notice.kind === "update-ready") return updateReady(game, notice);
      if (notice.kind === "language-unloaded" || notice.kind === "pictures-missing") return unloaded(game, notice);
      return notice.kind === "open-block" ? openBlock(game, notice) : plain(game, notice);
    })}
  </div>`;
}

/** Where reloading the page costs the player nothing. */
const BETWEEN_LEVELS: readonly Screen["name"][] = ["title", "map", "results"];

/** Notices of a single sentence. */
type Plain = Exclude<
  Notice,
  { kind: "storage-damaged" | "open-block" | "update-ready" | "language-unloaded" | "pictures-missing" }
>;

/** A newer version waits until the player wants it. */
function updateReady(game: Game, notice: Notice): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<div class="notice update-ready" role="status">
    <p class="grow">${t("update.ready")}</p>
    <button type="button" class="button load-update" @click=${() => game.offline.update()}>${t("update.load")}</button>
    ${dismissButton(game, notice)}
  </div>`;
}

/** A block interrupted by a reload. */
function openBlock(game: Game, { level, done, of }: Extract<Notice, { kind: "open-block" }>): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<div class="notice open-block" role="status">
    <div class="grow stack tight">
      <p>${t("block.open", { title: levelTitle(game, level), done, of })}</p>
      <div class="row tight">
        <button type="button" class="button primary go-on-block" @click=${() => game.play.goOn()}>${t("block.open.go-on")}</button>
        <button type="button" class="button quiet" @click=${() => game.play.letBe()}>${t("block.open.let-be")}</button>
      </div>
    </div>
  </div>`;
}

/** Something could not be loaded that the game can do without. */
function unloaded(
  game: Game,
  notice: Extract<Notice, { kind: "language-unloaded" | "pictures-missing" }>,
): TemplateResult {
  const { t } = game.stores.language.getState();
  const { kind, fault } = notice;
  const again = () => {
    game.notices.dismiss(notice);
    if (notice.kind === "language-unloaded") void game.settings.speak(notice.language);
    else game.go.anew();
  };
  return html`<div class="notice" role="alert">
    <div class="grow stack tight">
      <p>${t(`error.${kind}`)} ${t(fault.sentence)}</p>
      <div class="row tight">
        ${
          fault.way === "again"
            ? html`<button type="button" class="button try-again" @click=${again}>${t("common.retry")}</button>`
            : html`<button type="button" class="button" @click=${() => location.reload()}>${t("error.reload")}</button>`
        }
      </div>
    </div>
    ${dismissButton(game, notice)}
  </div>`;
}

function plain(game: Game, notice: Plain): TemplateResult {
  const { t } = game.stores.language.getState();
  const recall = () => {
    game.notices.dismiss(notice);
    game.net.recall();
  };
  const again = notice.kind === "net-absent" && mayComeBack(game.stores.net.getState());
  return html`<div class="notice" role="status">
    <p class="grow">${sentence(game, notice)}</p>
    ${again ? html`<button type="button" class="button try-again" @click=${recall}>${t("common.retry")}</button>` : nothing}
    ${dismissButton(game, notice)}
  </div>`;
}

function damaged(game: Game, notice: Extract<Notice, { kind: "storage-damaged" }>): TemplateResult {
  const { t } = game.stores.language.getState();
  const { newer, lost } = notice;
  const what = newer ? "store.damaged.newer" : lost ? "store.damaged.part" : "store.damaged.what";
  const fresh = () => {
    if (newer) game.visits.startFresh(notice.key);
    game.notices.dismiss(notice);
  };
  return html`<div class="notice grave" role="alert">
    <div class="grow stack tight">
      <p class="row tight"><strong class="row tight">${alertIcon()} ${t(newer ? "store.newer.title" : "store.damaged.title")}</strong></p>
      <p>${t(what)} ${newer ? t("store.damaged.aside") : nothing}</p>
      ${lost ? html`<p class="muted small">${t("store.damaged.lost", { what: lost.join(", ") })}</p>` : nothing}
      <p class="muted small">${t("net.absent.detail", { detail: notice.why })}</p>
      <div class="row tight">
        <button type="button" class="button" @click=${() => saveFile(`${notice.key}.damaged.json`, notice.text, "application/json")}>
          ${downloadIcon()} ${t(newer ? "store.newer.download" : "store.damaged.download")}
        </button>
        <button type="button" class="button quiet" @click=${fresh}>${t(lost ? "common.close" : "store.damaged.fresh")}</button>
      </div>
    </div>
  </div>`;
}

function dismissButton(game: Game, notice: Notice): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<button type="button" class="button icon quiet" aria-label=${t("common.close")} @click=${() => game.notices.dismiss(notice)}>
    ${closeIcon()}
  </button>`;
}

function sentence(game: Game, notice: Plain): string | typeof nothing {
  const { t } = game.stores.language.getState();
  const net = game.stores.net.getState();
  switch (notice.kind) {
    case "storage-unavailable":
      return t("store.unavailable");
    case "progress-unkept":
      return t("keep.full.progress");
    case "unkept":
      return t(notice.full ? "store.full" : "keep.waiting");
    case "erase-left":
      return t("erase.left", { what: t.list(notice.left.map((what) => t(`erase.left.${what}`))) });
    case "opponent-unreachable":
      return t("settings.opponent.no-network", {
        name: t(`opponent.${notice.opponent as OpponentId}`),
        kept: t(`opponent.${net.kind === "ready" ? net.opponent : "mobilenet-v1-025"}`),
      });
    case "unknown-level":
      return t("error.unknown-level", { id: notice.level });
    case "locked-level": {
      const coming = game.levels.access().get(notice.level)?.kind === "coming";
      return t(coming ? "error.unbuilt-level" : "error.locked-level", { title: levelTitle(game, notice.level) });
    }
    case "link":
      return t(`link.${notice.doubt.kind}`, { seed: "", written: "", other: "", ...notice.doubt });
    case "block-misfit":
      return t(`block.misfit.${notice.why}`, { title: levelTitle(game, notice.level) });
    case "net-absent":
      return net.kind === "absent" ? netSentence(t, net) : t("intro.alone");
    case "net-recovered":
      return t(`net.recovered.${notice.cause}`, { backend: backendName(t, notice.backend) });
  }
}
