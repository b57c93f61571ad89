import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { OfflineState } from "../../app/stores/offline-store";
import type { Translate } from "../../content/messages";
import { downloadIcon } from "../kit/icons";
import { joinSentences } from "../kit/join-sentences";
import { LightElement } from "../kit/light-element";

const MB = 1e6;

/** What plays without a network, and the button that fetches the rest. */
class OfflinePart extends LightElement {
  static override properties = {
    game: { attribute: false },
    t: { attribute: false },
    offline: { attribute: false },
    opponents: { state: true },
  };

  declare game: Game;
  declare t: Translate;
  declare offline: OfflineState;
  declare private opponents: boolean;

  constructor() {
    super();
    this.opponents = true;
  }

  protected override firstUpdated(): void {
    void this.game.offline.count();
  }

  protected override render(): TemplateResult {
    const { t, offline } = this;
    const { shell, taking } = offline;
    const impossible = shell.kind === "failed" && ["insecure", "unsupported", "blocked"].includes(shell.why);
    return html`
      <p class="muted">${this.kept()}</p>
      ${shell.kind === "storing" ? bar(shell.share, t("offline.title")) : nothing}
      ${impossible ? nothing : taking ? this.taking(taking.kept, taking.of) : this.offer()}
      <p class="small" role="status">${taking ? nothing : outcome(t, offline)}</p>
    `;
  }

  private kept(): string {
    const { t } = this;
    const { shell, stock, sparing } = this.offline;
    switch (shell.kind) {
      case "none":
        return t(sparing ? "offline.none.sparing" : "offline.none");
      case "storing":
        return t("offline.storing", { share: shell.share });
      case "failed":
        return t(`offline.${shell.why}`);
      case "kept":
        if (!stock) return "";
        return joinSentences(t, [
          t("offline.kept", {
            mb: stock.shellBytes / MB,
            kept: stock.pictures.kept,
            of: stock.pictures.of,
            pictureMb: stock.pictureBytes.kept / MB,
          }),
          t(stock.enough ? "offline.enough" : "offline.not-enough"),
        ]);
    }
  }

  private offer(): TemplateResult | typeof nothing {
    const { t } = this;
    const { shell, stock } = this.offline;
    if (!stock) return nothing;
    const { pictureBytes, opponentBytes, shellBytes } = stock;
    const opponents = opponentBytes.of - opponentBytes.kept;
    const game = (shell.kind === "kept" ? 0 : shellBytes) + pictureBytes.of - pictureBytes.kept;
    const rest = game + (this.opponents ? opponents : 0);
    const choose = (event: Event) => {
      this.opponents = (event.target as HTMLInputElement).checked;
    };
    return html`
      <p class="muted small">${t("offline.take.what")}</p>
      ${
        opponents === 0
          ? nothing
          : html`<label class="option">
              <input type="checkbox" .checked=${this.opponents} @change=${choose} />
              <span class="small">${t("offline.take.opponents", { mb: opponents / MB })}</span>
            </label>`
      }
      <div class="row">
        <button type="button" class="button take-all" @click=${() => this.game.offline.takeAll(this.opponents)}>
          ${downloadIcon()} ${t(rest === 0 ? "offline.take.check" : "offline.take")}
          ${rest > 0 ? html`<span class="chip figure">${t("offline.take.size", { mb: rest / MB })}</span>` : nothing}
        </button>
      </div>
    `;
  }

  private taking(done: number, of: number): TemplateResult {
    const { t, game } = this;
    return html`
      ${bar(done / of, t("offline.take"))}
      <div class="row">
        <span class="figure small">${t("offline.taking", { done: done / MB, of: of / MB })}</span>
        <button type="button" class="button stop-taking" @click=${() => game.offline.stopTaking()}>${t("offline.stop")}</button>
      </div>
    `;
  }
}

customElements.define("offline-part", OfflinePart);

function bar(share: number, label: string): TemplateResult {
  return html`<div class="progress" role="progressbar" aria-label=${label} aria-valuemin="0" aria-valuemax="100"
    aria-valuenow=${Math.round(share * 100)} style="--share: ${share}"></div>`;
}

/** How taking everything along ended, in a few sentences. */
function outcome(t: Translate, { taken }: OfflineState): string | typeof nothing {
  if (!taken) return nothing;
  if (taken.kind === "stopped") return t("offline.taken.stopped");
  if (taken.kind === "all")
    return joinSentences(t, [
      t("offline.taken.all"),
      t(taken.promised ? "offline.taken.promised" : "offline.taken.unpromised"),
    ]);
  const { why, files, opponents } = taken;
  return joinSentences(t, [
    t(why === "network" ? "offline.taken.network" : `offline.${why}`),
    ...(files > 0 ? [t("offline.taken.files", { count: files })] : []),
    ...(opponents.length > 0
      ? [
          t("offline.taken.opponents", {
            names: t.list(opponents.map((id) => t("common.quoted", { title: t(`opponent.${id}`) }))),
          }),
        ]
      : []),
  ]);
}
