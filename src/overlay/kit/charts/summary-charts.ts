import type { TemplateResult } from "lit";
import type { Game } from "../../../app/game";
import type { BlockSummary } from "../../../app/summary";
import type { Accuracy } from "../../../core/stats/accuracy";
import { type AccuracyRow, accuracyChart } from "./accuracy-chart";

/** Both players over the whole block. */
export function wholeChart(game: Game, { you, net, chance }: BlockSummary): TemplateResult {
  const { t } = game.stores.language.getState();
  const counts = ({ correct, n, point }: Accuracy) => ({ right: correct, total: n, share: point });
  const interval = ({ low, high }: Accuracy) => t("results.interval", { low, high });
  const youLabel = t("results.accuracy.you", counts(you));
  const netLabel = net ? t("results.accuracy.net", counts(net)) : "";
  const words = net
    ? t("a11y.chart.accuracy", { you: you.point, net: net.point, chance })
    : t("a11y.chart.accuracy.alone", { you: you.point, chance });
  return accuracyChart({
    rows: [{ title: null, you: { ...you, label: youLabel }, net: net ? { ...net, label: netLabel } : null }],
    chance,
    chanceLabel: t("results.chance", { chance }),
    alternative: [words, `${t("player.you")}: ${interval(you)}`, net ? `${t("player.net")}: ${interval(net)}` : ""]
      .filter(Boolean)
      .join(". "),
    percent: (share) => t("common.percent", { share }),
  });
}

/** Both players in each of the level's conditions. */
export function conditionChart(
  game: Game,
  { conditions, chance }: BlockSummary,
  names: ReadonlyMap<string, string>,
): TemplateResult {
  const { t } = game.stores.language.getState();
  const said = ({ point, low, high }: Accuracy) => t("results.conditions.interval", { share: point, low, high });
  const rows = conditions
    .filter(({ you }) => you.n > 0)
    .map(
      ({ name, you, net }): AccuracyRow => ({
        title: `${names.get(name) ?? name} (n = ${you.n})`,
        you: { ...you, label: `${t("player.you")}: ${said(you)}` },
        net: net ? { ...net, label: `${t("player.net")}: ${said(net)}` } : null,
      }),
    );
  return accuracyChart({
    rows,
    chance,
    chanceLabel: t("results.chance", { chance }),
    alternative: rows
      .map(({ title, you, net }) => [title, you.label, net?.label].filter(Boolean).join(", "))
      .join(". "),
    percent: (share) => t("common.percent", { share }),
  });
}
