import "./wall-lobby.css";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { campaignLevel, levelTitle } from "../../shared/level-names";
import { joinAddresses, typedAddress } from "../host/join-address";
import { qrCode } from "../host/qr-code";
import { teamMark } from "../seat/seat-bar";
import type { WallContext } from "./wall-context";

/** More names than these are not read from the back row. */
const MOST_NAMES = 22;

const linksOf = ({ game, view }: WallContext): readonly string[] =>
  joinAddresses(document.baseURI, game.stores.classroom.getState().door.hello?.addresses ?? [], view.code).links;

/** How to come in, and who has. */
export function lobbyPanel(context: WallContext): TemplateResult {
  const { t, view } = context;
  const [link] = linksOf(context);
  return html`<div class="wall-lobby">
    <div class="wall-ways">
      ${link === undefined ? nothing : qrCode(link, t("wall.qr"))}
      <div class="wall-how">
        ${
          link === undefined
            ? html`<p class="wall-lead">${t("wall.join.local")}</p>`
            : html`<p class="wall-lead">${t("wall.join")}</p>
              <p class="wall-address">${typedAddress(link)}</p>`
        }
        <p class="wall-lead">${t("wall.code")}</p>
        <p class="wall-code" aria-label=${t("wall.code.spelt", { code: [...view.code].join(" ") })}>${view.code}</p>
        ${view.locked ? html`<p class="wall-lead">${t("wall.locked")}</p>` : nothing}
      </div>
    </div>
    ${namesPanel(context)}
  </div>`;
}

/** Who is here, the newest first. */
function namesPanel({ t, view }: WallContext): TemplateResult {
  const here = view.rows.filter(({ standing }) => standing === "seated");
  const shown = here.slice(-MOST_NAMES).reverse();
  const more = here.length - shown.length;
  return html`<section class="wall-here" aria-labelledby="wall-here">
    <h2 id="wall-here" class="figure">${t("wall.players", { n: here.length })}</h2>
    <ul class="wall-names">
      ${repeat(
        shown,
        ({ seat }) => seat,
        ({ name, team, ready }) =>
          html`<li class=${ready ? "ready" : ""}>${team === null ? nothing : teamMark(team, t("wall.team", { n: team + 1 }))}<span>${name}</span></li>`,
      )}
      ${more > 0 ? html`<li class="figure">${t("wall.more", { n: more })}</li>` : nothing}
    </ul>
  </section>`;
}

/** For those who come later: the code in a corner. */
export function codeLine(context: WallContext): TemplateResult | typeof nothing {
  const { t, view } = context;
  const [link] = linksOf(context);
  if (view.locked || view.phase === "ended") return nothing;
  return html`<p class="wall-late">${link === undefined ? nothing : html`<span class="wall-late-address">${typedAddress(link)}</span>`} <span>${t("wall.code.short", { code: view.code })}</span></p>`;
}

/** The level that comes next, while its pictures are made and while the class gets ready. */
export function readyPanel({ game, t, view, host }: WallContext): TemplateResult {
  const { block, settings, finished, phase } = view;
  const level = block?.level ?? settings.playlist[finished.length]?.level ?? "";
  const { preparing } = host;
  // Each picture is made and then judged.
  const share = preparing && preparing.of > 0 ? (preparing.sealed + preparing.judged) / (2 * preparing.of) : 0;
  const here = view.rows.filter(({ standing, connected }) => standing === "seated" && connected);
  const ready = here.filter((row) => row.ready).length;
  return html`<div class="wall-middle">
    <h2 class="wall-huge">${levelTitle(game, level)}</h2>
    <p class="wall-lead">${campaignLevel(game, level)?.teaches[t.language] ?? nothing}</p>
    ${
      phase === "preparing"
        ? html`<p class="wall-lead">${t("wall.preparing")}</p><span class="progress wall-progress" style="--share: ${share}" aria-hidden="true"></span>`
        : html`<p class="wall-lead">${t(view.paused ? "wall.paused" : "wall.get-ready")}</p>`
    }
    <p class="wall-lead muted figure">${t("wall.ready", { n: ready, of: here.length })}</p>
  </div>`;
}
