import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { LONGEST_NAME } from "../../../content/class/class-settings";
import type { BoardRow } from "../../../content/class/class-views";
import { checkIcon } from "../../kit/icons";
import { teamMark } from "../seat/seat-bar";
import type { HostContext } from "./host-context";
import { seated } from "./host-words";
import "./sure-button";

/** Who is here. Each seat opens to what the host can do about it. */
export function peopleList(context: HostContext): TemplateResult {
  const { t, view } = context;
  const here = seated(view);
  const gone = view.rows.filter(({ standing }) => standing !== "seated");
  const ready = here.filter((row) => row.ready && row.connected).length;
  const marked = here.some((row) => row.marked > 0);
  return html`<section class="panel stack tight host-people" aria-labelledby="host-people">
    <div class="row between">
      <h2 id="host-people">${t("host.people", { n: here.length })}</h2>
      <span class="muted figure">${t("host.people.ready", { n: ready })}</span>
    </div>
    ${here.length === 0 ? html`<p class="muted">${t("host.people.none")}</p>` : nothing}
    <ul class="host-seats">
      ${repeat(
        [...here, ...gone],
        ({ seat }) => seat,
        (row) => seatRow(context, row),
      )}
    </ul>
    ${marked ? html`<p class="muted small">${t("host.marked.what")}</p>` : nothing}
  </section>`;
}

function seatRow(context: HostContext, row: BoardRow): TemplateResult {
  const { t, view } = context;
  const { name, team, standing, connected, ready, answered } = row;
  const open = view.phase === "open";
  const state =
    standing !== "seated"
      ? t(`host.seat.${standing}`)
      : !connected
        ? t("host.seat.away")
        : !ready
          ? t("host.seat.not-ready")
          : open
            ? t(answered ? "host.seat.answered" : "host.seat.thinking")
            : t("host.seat.ready");
  const good = standing === "seated" && connected && (open ? answered : ready);
  return html`<li>
    <details class="host-seat ${standing === "seated" && connected ? "" : "away"}" name="host-seat">
      <summary>
        ${team === null ? nothing : teamMark(team, t("host.team", { n: team + 1 }))}
        <span class="host-name grow">${name}</span>
        ${row.marked > 0 ? html`<span class="chip figure">${t("host.marked", { n: row.marked })}</span>` : nothing}
        <span class="host-state ${good ? "good" : ""}">${good ? checkIcon(16) : nothing} ${state}</span>
      </summary>
      ${seatTools(context, row)}
    </details>
  </li>`;
}

function seatTools(context: HostContext, row: BoardRow): TemplateResult {
  const { t, view, desk } = context;
  const { seat, standing } = row;
  if (standing !== "seated")
    return html`<div class="host-seat-tools">
      <p class="muted small">${t(`host.seat.${standing}.what`)}</p>
      <div><button type="button" class="button" @click=${() => desk.send({ type: "pardon", seat })}>${t("host.seat.pardon")}</button></div>
    </div>`;
  const rename = (event: SubmitEvent) => {
    event.preventDefault();
    const name = String(new FormData(event.target as HTMLFormElement).get("name") ?? "").trim();
    if (name !== "" && name !== row.name) desk.send({ type: "rename", seat, name });
  };
  const move = (event: Event) =>
    desk.send({ type: "move", seat, team: Number((event.target as HTMLSelectElement).value) });
  return html`<div class="host-seat-tools">
    <p class="muted small figure">${deviceWords(context, row)}</p>
    <form class="row tight" @submit=${rename}>
      <input class="text-field" name="name" aria-label=${t("host.seat.name")} value=${row.name} maxlength=${LONGEST_NAME} autocomplete="off" />
      <button class="button">${t("host.seat.rename")}</button>
    </form>
    <div class="row tight">
      ${
        view.settings.teams > 0
          ? html`<select class="select" aria-label=${t("host.seat.move")} @change=${move}>
              ${Array.from({ length: view.settings.teams }, (_, team) => html`<option value=${team} ?selected=${team === row.team}>${t("host.team", { n: team + 1 })}</option>`)}
            </select>`
          : nothing
      }
      <button type="button" class="button" @click=${() => desk.send({ type: "remove", seat, ban: false })}>${t("host.seat.remove")}</button>
      <sure-button .words=${t("host.seat.ban")} .sure=${t("host.seat.ban.sure")} .no=${t("common.cancel")} looks="danger"
        .onSure=${() => desk.send({ type: "remove", seat, ban: true })}></sure-button>
    </div>
  </div>`;
}

/** What the device said of itself. */
function deviceWords({ t }: HostContext, { device, marked }: BoardRow): string {
  if (!device) return t("host.device.unknown");
  const parts = [
    ...(device.browser === "" ? [] : [device.browser]),
    t("host.device.refresh", { hz: Math.round(device.refresh) }),
    ...(device.steady ? [] : [t("host.device.unsteady")]),
    ...(device.calm ? [t("host.device.calm")] : []),
    ...(marked > 0 ? [t("host.device.marked", { n: marked })] : []),
  ];
  return parts.join(t("common.separator"));
}
