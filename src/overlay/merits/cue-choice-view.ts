import { html, nothing, type TemplateResult } from "lit";
import "./cue-choice.css";
import { type CuePair, cuePairs, isCue } from "../../app/cue-verdict";
import type { Game } from "../../app/game";
import type { BlockSummary } from "../../app/summary";
import type en from "../../content/messages/en/cue-choice.json";
import { type CueAnswer, cueOf } from "../../core/stats/cue-answer";
import { tallyCues } from "../../core/stats/cue-tally";
import { wilson } from "../../core/stats/intervals";
import type { TrialRecord } from "../../core/trial/record";
import type { Trial } from "../../core/trial/trial";
import { netMark, youMark } from "../kit/marks";
import { sayIn } from "../kit/say";
import { groupByCue } from "./cue-groups";
import { cueMark } from "./cue-mark";
import type { CueView, ResultsStory } from "./merit-view";

const say = sayIn<keyof typeof en>();

/** Shape against texture: nothing is right, so both sides' shares of shape stand where else a score does. */
export const cueChoiceView: CueView = {
  story,
  numbers,
  agreement: wholes,
  board: (game) => say(game)("cue.board"),
  groups: groupByCue,
  headline,
  name: (game, { answer, texture = "" }) => {
    const { categoryName } = game.pictures;
    return say(game)("cue.named", { shape: categoryName(answer), texture: categoryName(texture) });
  },
  sign,
  mark: (cue) => cueMark(cue),
};

/** Who went by which. */
function headline(game: Game, record: TrialRecord): string {
  const [pair] = cuePairs([record]);
  const { you = "other", net = null } = pair ?? {};
  return say(game)("cue.reveal", { you, net: net === null ? "none" : net === you && isCue(net) ? "same" : net });
}

function sign(game: Game, { answer, texture = "" }: Trial, choice: string | null): TemplateResult | null {
  const t = say(game);
  const cue = cueOf(choice, answer, texture);
  return cue === "other" ? null : cueMark(cue, t(cue === "shape" ? "cue.shape" : "cue.texture"));
}

interface Block {
  readonly pairs: readonly CuePair[];
  readonly you: readonly CueAnswer[];
  /** Null unless a net judged every trial. */
  readonly net: readonly CueAnswer[] | null;
}

function blockOf({ records, net }: BlockSummary): Block {
  const pairs = cuePairs(records);
  const nets = pairs.flatMap((pair) => (pair.net ? [pair.net] : []));
  return { pairs, you: pairs.map(({ you }) => you), net: net && nets };
}

/** Share of shape among the answers that named either cue; null when none did. */
function shareOf(answers: readonly CueAnswer[]): number | null {
  const { shape, texture } = tallyCues(answers);
  return shape + texture > 0 ? shape / (shape + texture) : null;
}

type Lean = "shape" | "texture" | "both" | "neither";

/** One cue only where the answers say so: named alone, or with half of them outside the share's 95 % interval. */
function leanOf(answers: readonly CueAnswer[]): Lean {
  const { shape, texture } = tallyCues(answers);
  const { low, high } = wilson(shape, shape + texture);
  if (shape + texture === 0) return "neither";
  if (texture === 0 || low > 0.5) return "shape";
  return shape === 0 || high < 0.5 ? "texture" : "both";
}

function story(game: Game, summary: BlockSummary): ResultsStory {
  const t = say(game);
  const { you, net } = blockOf(summary);
  const percent = (answers: readonly CueAnswer[] | null) => {
    const share = answers && shareOf(answers);
    return share === null ? "–" : t("common.percent", { share });
  };
  const [lean, its] = [leanOf(you), net ? leanOf(net) : ""];
  const shares = [sentence(game, "you", you), net ? sentence(game, "net", net) : ""].filter(Boolean);
  return {
    kind: "cues",
    score: html`<div class="final-score figure" aria-hidden="true">
        <span class="of-you">${youMark()}${percent(you)}</span>
        <span class="versus"></span>
        <span class="of-net">${percent(net)}${netMark()}</span>
      </div>
      <p class="score-meaning small muted" aria-hidden="true">${cueMark("shape")} ${t("cue.score")}</p>`,
    headline: t("cue.headline", { you: lean, net: its === lean && lean !== "neither" ? "same" : its }),
    numbers: shares,
    lead: [t(summary.passed ? "cue.passed" : "cue.not-passed")],
    mark: t("cue.mark"),
  };
}

function sentence(game: Game, who: "you" | "net", named: readonly CueAnswer[]): string {
  const t = say(game);
  const { shape, texture } = tallyCues(named);
  const share = shareOf(named);
  if (share === null) return t("cue.share.none", { who });
  return t("cue.share", { who, share, shape, of: shape + texture });
}

const answers = [
  ["shape", "cue.shape"],
  ["texture", "cue.texture"],
  ["other", "cue.other"],
  ["missed", "cue.missed"],
] as const;

/** How often each of both sides named what, and how often they went the same way. */
function numbers(game: Game, summary: BlockSummary): TemplateResult {
  const t = say(game);
  const { pairs, you, net } = blockOf(summary);
  const both = pairs.filter((pair) => isCue(pair.you) && isCue(pair.net));
  const yours = tallyCues(you);
  const nets = net && tallyCues(net);
  const same = both.filter((pair) => pair.you === pair.net).length;
  return html`<section class="panel cue-tally stack">
    <h2>${t("cue.tally")}</h2>
    <table>
      <thead>
        <tr>
          <td></td>
          <th scope="col" class="of-you">${youMark()} ${t("player.you")}</th>
          ${net ? html`<th scope="col" class="of-net">${netMark()} ${t("player.net")}</th>` : nothing}
        </tr>
      </thead>
      <tbody class="figure">
        ${answers.map(
          ([answer, label]) => html`<tr>
            <th scope="row">${answer === "shape" || answer === "texture" ? cueMark(answer) : nothing} ${t(label)}</th>
            <td>${yours[answer]}</td>
            ${nets ? html`<td>${nets[answer]}</td>` : nothing}
          </tr>`,
        )}
      </tbody>
    </table>
    <p class="muted small">${t("cue.tally.note", { n: yours.n })}</p>
    <p>${sentence(game, "you", you)}</p>
    ${
      net
        ? html`<p>${sentence(game, "net", net)}</p>
            <p>${both.length > 0 ? t("cue.same", { same, of: both.length }) : t("cue.same.none")}</p>`
        : nothing
    }
  </section>`;
}

/** The pictures that do have a right answer, with the bare counts: they are too few for an interval. */
function wholes(game: Game, { you, net }: BlockSummary): TemplateResult | typeof nothing {
  const t = say(game);
  if (you.n === 0) return nothing;
  const counts = (side: BlockSummary["you"]) => ({ right: side.correct, total: side.n, share: side.point });
  return html`<section class="panel notes stack tight">
    <h2>${t("cue.whole")}</h2>
    <p class="figure">${t("results.accuracy.you", counts(you))}</p>
    ${net ? html`<p class="figure">${t("results.accuracy.net", counts(net))}</p>` : nothing}
    <p class="muted small">${t("cue.whole.note")}</p>
  </section>`;
}
