import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { type ClassSettings, MOST_TEAMS } from "../../../content/class/class-settings";
import { netStatus } from "../../shared/net-status";
import type { HostContext, HostWords } from "./host-context";

/** How the class plays. What is usual is chosen already. */
export function optionsPanel(context: HostContext): TemplateResult {
  const { t, view } = context;
  const { settings, block } = view;
  const begun = block !== null && view.phase !== "figure";
  return html`<section class="panel stack" aria-labelledby="host-options">
    <h2 id="host-options">${t("host.options")}</h2>
    <div class="host-options">
      ${choice(context, "pace", ["auto", "host"], false)}
      ${choice(context, "judge", ["host", "server"], begun)}
      ${settings.judge === "host" ? html`<div class="host-net">${netStatus(context.game)}</div>` : nothing}
      ${teams(context, begun)}
      ${choice(context, "names", ["given", "own"], begun)}
      ${choice(context, "answerTime", ["level", "long"], begun)}
      ${toggle(context, "practice", begun)}
    </div>
    <details class="host-more">
      <summary>${t("host.more")}</summary>
      <div class="host-options">
        ${toggle(context, "who", false)} ${toggle(context, "marked", false)} ${cup(context)}
      </div>
    </details>
  </section>`;
}

type Chosen = "pace" | "judge" | "names" | "answerTime";

function choice<K extends Chosen>(
  { t, view, desk }: HostContext,
  key: K,
  values: readonly ClassSettings[K][],
  disabled: boolean,
): TemplateResult {
  const take = (event: Event) => desk.setUp({ [key]: (event.target as HTMLSelectElement).value });
  return html`<label class="setting-row">
    <span>${t(`host.set.${key}`)}</span>
    <select class="select" name=${key} ?disabled=${disabled} @change=${take}>
      ${values.map((value) => html`<option value=${value} .selected=${live(view.settings[key] === value)}>${t(`host.set.${key}.${value}` as HostWords)}</option>`)}
    </select>
  </label>`;
}

function toggle({ t, view, desk }: HostContext, key: "practice" | "who" | "marked", disabled: boolean): TemplateResult {
  const on = view.settings[key];
  return html`<label class="setting-row">
    <span>${t(`host.set.${key}`)}<small class="muted host-why">${t(`host.set.${key}.why`)}</small></span>
    <input type="checkbox" role="switch" name=${key} .checked=${live(on)} ?disabled=${disabled}
      @change=${(event: Event) => desk.setUp({ [key]: (event.target as HTMLInputElement).checked })} />
  </label>`;
}

function teams({ t, view, desk }: HostContext, disabled: boolean): TemplateResult {
  const counts = [0, ...Array.from({ length: MOST_TEAMS - 1 }, (_, i) => i + 2)];
  const take = (event: Event) => desk.setUp({ teams: Number((event.target as HTMLSelectElement).value) });
  return html`<label class="setting-row">
    <span>${t("host.set.teams")}</span>
    <select class="select" name="teams" ?disabled=${disabled} @change=${take}>
      ${counts.map((count) => html`<option value=${count} .selected=${live(view.settings.teams === count)}>${count === 0 ? t("host.set.teams.none") : count}</option>`)}
    </select>
  </label>`;
}

/** Letters, digits and a few marks: what the room takes. */
const CUP = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u;

function cup({ t, view, desk }: HostContext): TemplateResult {
  const take = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const word = field.value.normalize("NFC").trim();
    const fits = word === "" || CUP.test(word);
    field.setCustomValidity(fits ? "" : t("host.set.cup.unfit"));
    if (!fits) field.reportValidity();
    else desk.setUp({ cup: word === "" ? null : word });
  };
  return html`<label class="setting-row">
    <span>${t("host.set.cup")}<small class="muted host-why">${t("host.set.cup.why")}</small></span>
    <input class="text-field" name="cup" maxlength="40" autocomplete="off" ?disabled=${view.block !== null}
      .value=${live(view.settings.cup ?? "")} @change=${take} />
  </label>`;
}
