import { html, nothing, svg, type TemplateResult } from "lit";
import "./level-node.css";
import type { Game } from "../../app/game";
import type { CampaignLevel, LevelAccess } from "../../content/campaign";
import type { Translate } from "../../content/messages";
import type { LevelProgress } from "../../content/saved";
import { checkIcon, lockIcon, playIcon, starIcon, waveIcon } from "../kit/icons";
import { levelTitle } from "../shared/level-names";

export interface LevelNode {
  readonly level: CampaignLevel;
  readonly access: LevelAccess;
  readonly progress: LevelProgress | undefined;
  /** The level to play now. */
  readonly next: boolean;
  /** Its position on the rail, 0 to 1, and the next level's (null for the last). */
  readonly place: number;
  readonly following: number | null;
}

/** One level on the map: its orb on the path and its card. */
export function levelNode(game: Game, node: LevelNode): TemplateResult {
  const { t } = game.stores.language.getState();
  const { level, access, progress, place, following } = node;
  const state = stateOf(node);
  const open = access.kind === "open";
  const title = level.title[t.language];
  const saying = stateSentence(game, node);
  const enter = () => {
    if (open) game.go.level(level.id);
  };
  return html`<li class="level ${state} ${node.next ? "next" : ""}" style="--place: ${place}">
    ${following === null ? nothing : pathTo(place, following, state)}
    <span class="orb" aria-hidden="true">${orbSign(state)}</span>
    <div class="level-words">
      <button type="button" class="level-card" aria-disabled=${open ? nothing : "true"} @click=${enter}>
        <span class="level-title">${title}</span>
        <span class="level-teaches">${level.teaches[t.language]}</span>
        <span class="level-state figure">
          <span class="chip">${saying}</span>
          ${open ? html`<span class="level-kind">${t(`map.kind.${level.kind}`)}</span>` : nothing}
          ${progress ? bestOf(t, progress) : nothing}
        </span>
      </button>
      ${
        progress?.passed
          ? html`<button type="button" class="button quiet level-again" aria-label=${`${t("results.explain")} ${title}`}
            @click=${() => game.go.explanation(level.id)}>${waveIcon()} ${t("results.explain")}</button>`
          : nothing
      }
    </div>
  </li>`;
}

type State = "beaten" | "passed" | "open" | "locked" | "coming";

function stateOf({ access, progress }: LevelNode): State {
  if (access.kind === "coming") return "coming";
  if (access.kind !== "open") return "locked";
  if (progress?.passed !== true) return "open";
  return progress.beatNet ? "beaten" : "passed";
}

function stateSentence(game: Game, node: LevelNode): string {
  const { t } = game.stores.language.getState();
  const { access } = node;
  if (access.kind === "locked")
    return t("map.state.locked", {
      levels: t.list(access.after.map((id) => t("common.quoted", { title: levelTitle(game, id) }))),
    });
  if (access.kind === "locked-chapters") return t("map.state.locked-chapters", { count: access.chapters });
  const state = stateOf(node);
  return state === "locked" ? "" : t(`map.state.${state}`);
}

function orbSign(state: State): TemplateResult {
  switch (state) {
    case "beaten":
      return starIcon(30);
    case "passed":
      return checkIcon(24);
    case "open":
      return playIcon(22);
    case "locked":
      return lockIcon(18);
    case "coming":
      return html`<span class="orb-dot"></span>`;
  }
}

function bestOf(t: Translate, { best }: LevelProgress): TemplateResult | typeof nothing {
  // A lab-only level counts no answers.
  if (!best) return nothing;
  const you = best.you / best.of;
  const words = best.net === null ? t("map.best.alone", { you }) : t("map.best", { you, net: best.net / best.of });
  return html`<span class="level-best">${words}</span>`;
}

/** The path from this level's orb to the next one's; its box spans the two. */
function pathTo(from: number, to: number, state: State): TemplateResult {
  const a = from * 100;
  const b = to * 100;
  const walked = state === "passed" || state === "beaten";
  return html`<svg class="path ${walked ? "walked" : ""}" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${svg`<path d="M${a} 0C${a} 45 ${b} 55 ${b} 100" vector-effect="non-scaling-stroke" />`}
  </svg>`;
}
