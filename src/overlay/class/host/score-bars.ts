import { html, nothing, type TemplateResult } from "lit";
import type { HostContext } from "./host-context";

/** Class and net so far, as two bars. */
export function scoreBars({ t, view }: HostContext): TemplateResult | typeof nothing {
  const { right, judged, netRight, netJudged } = view.totals;
  if (judged === 0) return nothing;
  const row = (who: string, kind: "you" | "net", n: number, of: number) => html`<div class="host-score of-${kind}">
    <span>${who}</span>
    <div class="progress host-bar" aria-hidden="true" style="--share: ${of === 0 ? 0 : n / of}; --tint: var(--own)"></div>
    <span class="figure">${of === 0 ? "–" : t("common.percent", { share: n / of })}</span>
  </div>`;
  return html`<div class="stack tight">
    ${row(t("host.class"), "you", right, judged)} ${row(t("host.net"), "net", netRight, netJudged)}
  </div>`;
}
