import { html, nothing, type TemplateResult } from "lit";
import { announce } from "../../kit/announce";
import { lockIcon } from "../../kit/icons";
import { copyText } from "../../shared/copy-text";
import type { HostContext } from "./host-context";
import { joinAddresses, typedAddress } from "./join-address";
import { qrCode } from "./qr-code";

/** How the class comes in: code, QR, and the address to type. */
export function joinCard(context: HostContext): TemplateResult {
  const { t, view, game } = context;
  const { hello } = game.stores.classroom.getState().door;
  const { links, local } = joinAddresses(document.baseURI, hello?.addresses ?? [], view.code);
  const [first, ...others] = links;
  return html`<section class="panel host-join" aria-labelledby="host-join">
    <h2 id="host-join" class="label">${t("host.join")}</h2>
    <p class="host-code" aria-label=${t("host.code", { code: [...view.code].join(" ") })}>${view.code}</p>
    ${
      first === undefined
        ? html`<p class="host-note">${t("host.join.local")}</p>`
        : html`<div class="host-ways">
            ${qrCode(first, t("host.qr"))}
            <div class="stack tight">
              <p class="muted small">${t("host.join.type")}</p>
              <p class="host-address">${typedAddress(first)}</p>
              ${others.length > 0 ? html`<p class="muted small">${t("host.join.or", { addresses: t.list(others.map(typedAddress)) })}</p>` : nothing}
              ${local ? html`<p class="muted small">${t("host.join.network")}</p>` : nothing}
            </div>
          </div>`
    }
    <div class="row tight host-tools">
      <button type="button" class="button" aria-pressed=${view.locked} @click=${() => context.desk.send({ type: "lock", locked: !view.locked })}>
        ${lockIcon(18)} ${t(view.locked ? "host.unlock" : "host.lock")}
      </button>
      ${wallButton(context)}
    </div>
    ${recovery(context)}
  </section>`;
}

/** The class's view, here and in a window of its own. */
export function wallButton({ t, view, showWall }: HostContext): TemplateResult {
  const address = new URL(`?class=${view.code}#wall`, document.baseURI).href;
  return html`<button type="button" class="button" aria-keyshortcuts="W" @click=${showWall}>${t("host.wall")} <kbd class="wide-only">W</kbd></button>
    <a class="button quiet wide-only" href=${address} target="_blank" rel="noopener">${t("host.wall.window")}</a>`;
}

/** For a second device, or for a laptop that dies. Hidden until asked for: the page may be on the wall. */
export function recovery({ t, host }: HostContext): TemplateResult | typeof nothing {
  const code = host.recovery;
  if (code === null) return nothing;
  const copy = async () => announce(t, t((await copyText(code)) ? "host.recovery.copied" : "host.recovery.uncopied"));
  return html`<details class="host-recovery">
    <summary>${t("host.recovery")}</summary>
    <p class="muted small">${t("host.recovery.what")}</p>
    <p class="row tight"><code class="recovery-code">${code}</code>
      <button type="button" class="button" @click=${copy}>${t("host.recovery.copy")}</button></p>
  </details>`;
}
