import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../../app/game";
import type { PlayerView } from "../../../content/class/class-views";
import type en from "../../../content/messages/en/class-seat.json";
import { netMark, youMark } from "../../kit/marks";
import { sayIn } from "../../kit/say";

const say = sayIn<keyof typeof en>();

interface Line {
  readonly mark: TemplateResult | typeof nothing;
  readonly name: string;
  readonly owner: "you" | "class" | "net";
  readonly right: number;
  readonly of: number;
}

/** Right answers as bars: one's own, the class's, the net's. */
export function ownNumbers(game: Game, { right, answered, totals }: PlayerView): TemplateResult {
  const t = say(game);
  const lines: Line[] = [
    { mark: youMark(), name: t("seat.own"), owner: "you", right, of: answered },
    { mark: nothing, name: t("seat.class"), owner: "class", right: totals.right, of: totals.judged },
    { mark: netMark(), name: t("seat.net"), owner: "net", right: totals.netRight, of: totals.netJudged },
  ];
  return html`<ul class="own-numbers">
    ${lines
      .filter(({ of }) => of > 0)
      .map(
        ({ mark, name, owner, right: n, of }) => html`<li data-owner=${owner}>
          <span class="own-name">${mark} ${name}</span>
          <span class="own-bar" aria-hidden="true"><span style="--share: ${n / of}"></span></span>
          <span class="figure">${t("seat.share", { right: n, of })}</span>
        </li>`,
      )}
  </ul>`;
}
