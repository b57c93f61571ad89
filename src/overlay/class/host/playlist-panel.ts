import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { ClassChoice } from "../../../app/class/class-choices";
import { type ClassItem, MOST_ITEMS } from "../../../content/class/class-settings";
import { closeIcon } from "../../kit/icons";
import { campaignLevel, levelTitle } from "../../shared/level-names";
import type { HostContext } from "./host-context";

const MINUTE_MS = 60_000;
/** Practice pictures of a level in class, at most. */
const PRACTICE = 2;

/** What the class plays, in order. Levels already played stay as they were. */
export function playlistPanel(context: HostContext): TemplateResult {
  const { t, view } = context;
  const { playlist } = view.settings;
  const minutes = playlist.reduce((sum, item) => sum + minutesOf(context, item), 0);
  return html`<section class="panel stack" aria-labelledby="host-playlist">
    <div class="row between">
      <h2 id="host-playlist">${t("host.playlist")}</h2>
      <span class="muted figure">${t("host.minutes", { minutes: Math.max(1, Math.round(minutes)) })}</span>
    </div>
    <ol class="host-list">${playlist.map((item, index) => itemRow(context, item, index))}</ol>
    ${addLevel(context)}
  </section>`;
}

const played = ({ view }: HostContext): number => Math.max(view.finished.length, view.block ? view.block.item + 1 : 0);

function itemRow(context: HostContext, item: ClassItem, index: number): TemplateResult {
  const { t, game, view, desk } = context;
  const { playlist } = view.settings;
  const title = levelTitle(game, item.level);
  const fixed = index < played(context);
  const change = (next: readonly ClassItem[]) => desk.setUp({ playlist: next });
  const swap = (with_: number) => {
    const next = [...playlist];
    [next[index], next[with_]] = [next[with_] as ClassItem, item];
    change(next);
  };
  return html`<li class="host-item">
    <div class="grow">
      <strong>${title}</strong>
      <p class="muted small host-teaches">${campaignLevel(game, item.level)?.teaches[t.language] ?? nothing}</p>
      ${fixed ? html`<p class="muted small">${t("host.playlist.played")}</p>` : lengthChoice(context, item, index)}
    </div>
    ${
      fixed
        ? nothing
        : html`<div class="row tight host-move">
            <button type="button" class="button icon" ?disabled=${index <= played(context)} aria-label=${t("host.playlist.up", { level: title })} @click=${() => swap(index - 1)}>↑</button>
            <button type="button" class="button icon" ?disabled=${index === playlist.length - 1} aria-label=${t("host.playlist.down", { level: title })} @click=${() => swap(index + 1)}>↓</button>
            <button type="button" class="button icon" ?disabled=${playlist.length === 1} aria-label=${t("host.playlist.out", { level: title })}
              @click=${() => change(playlist.filter((_, i) => i !== index))}>${closeIcon()}</button>
          </div>`
    }
  </li>`;
}

const choiceOf = ({ choices }: HostContext, level: string): ClassChoice | undefined =>
  choices.find((each) => each.level === level);

function lengthChoice(context: HostContext, item: ClassItem, index: number): TemplateResult | typeof nothing {
  const { t, view, desk } = context;
  const choice = choiceOf(context, item.level);
  if (!choice) return nothing;
  const { short, half, full } = choice.lengths;
  const now = item.trials ?? full;
  const option = (words: string, trials: number) => html`<label class="host-length">
    <input type="radio" name="length-${index}" class="visually-hidden" .checked=${live(now === trials)}
      @change=${() =>
        desk.setUp({
          playlist: view.settings.playlist.map((each, i) =>
            i === index ? { ...each, trials: trials === full ? null : trials } : each,
          ),
        })} />
    <span>${words} <span class="figure">${trials}</span></span>
  </label>`;
  return html`<div class="host-lengths" role="radiogroup" aria-label=${t("host.length")}>
    ${short === undefined ? nothing : option(t("host.length.short"), short)}
    ${half === undefined ? nothing : option(t("host.length.half"), half)}
    ${option(t("host.length.full"), full)}
    <span class="muted small figure">${t("host.minutes", { minutes: Math.max(1, Math.round(minutesOf(context, item))) })}</span>
  </div>`;
}

/** As long as the slowest of a class takes, picture by picture. */
function minutesOf(context: HostContext, item: ClassItem): number {
  const choice = choiceOf(context, item.level);
  if (!choice) return 0;
  const practice = context.view.settings.practice ? PRACTICE : 0;
  return (((item.trials ?? choice.lengths.full) + practice) * choice.pace) / MINUTE_MS;
}

function addLevel({ t, game, view, choices, desk }: HostContext): TemplateResult | typeof nothing {
  const { playlist } = view.settings;
  if (playlist.length >= MOST_ITEMS || choices.length === 0) return nothing;
  const take = (event: Event) => {
    const select = event.target as HTMLSelectElement;
    const level = select.value;
    select.value = "";
    if (level !== "") desk.setUp({ playlist: [...playlist, { level, trials: null }] });
  };
  return html`<label class="host-add">
    <span class="visually-hidden">${t("host.playlist.add")}</span>
    <select class="select" @change=${take}>
      <option value="">+ ${t("host.playlist.add")}</option>
      ${choices.map(({ level }) => html`<option value=${level}>${levelTitle(game, level)}</option>`)}
    </select>
  </label>`;
}
