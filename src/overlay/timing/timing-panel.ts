import "./timing.css";
import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { MessageKey, Translate } from "../../content/messages";
import { type TimingQuality, timingQuality } from "../../core/stats/timing-quality";
import type { ResponseDevice, TrialRecord } from "../../core/trial/record";
import { exposureHistogram, toBins } from "./exposure-histogram";

/** How well this screen kept time over some trials: for the player in words, for the teacher in figures. */
export function timingPanel(game: Game, records: readonly TrialRecord[]): TemplateResult {
  return timingQualityPanel(game.stores.language.getState().t, timingQuality(records));
}

export function timingQualityPanel(t: Translate, quality: TimingQuality): TemplateResult {
  if (quality.shown === 0) return html`<div class="timing stack tight"><p class="muted">${t("timing.none")}</p></div>`;
  const bins = toBins(quality.histogram);
  return html`<div class="timing stack">
    <p class="lead figure">${t("timing.exact", { exact: quality.exact, shown: quality.shown })}</p>
    <figure class="stack tight">
      <figcaption class="label">${t("timing.histogram")}</figcaption>
      ${exposureHistogram(t, bins)}
    </figure>
    <dl class="timing-facts figure">
      ${facts(t, quality).map(([name, value]) => html`<div><dt>${t(name)}</dt><dd>${value}</dd></div>`)}
    </dl>
    ${quality.discarded.length > 0 ? html`<p class="small muted">${t("timing.discarded.why")}</p>` : nothing}
    <p class="small muted">${t("timing.verified")} ${t("timing.photodiode")}</p>
  </div>`;
}

function facts(t: Translate, quality: TimingQuality): [MessageKey, string][] {
  const { shown, refresh, exposures, presented, offBy, unsure, discarded, devices, longFrames, unfocused } = quality;
  const rows: [MessageKey, string][] = [
    ["timing.refresh", t.list(refresh.map(({ value }) => t("timing.hertz", { hz: value })))],
    [
      "timing.exposure",
      t.list(exposures.map(({ asked, median }) => t("timing.exposure.value", { asked, shown: median }))),
    ],
  ];
  if (presented > 0) rows.push(["timing.presented", t("timing.presented.value", { count: presented, shown })]);
  if (offBy.length > 0)
    rows.push([
      "timing.off-by",
      t.list(offBy.map(({ value, count }) => t("timing.off-by.value", { frames: signed(value), count }))),
    ]);
  if (unsure > 0) rows.push(["timing.unsure", t("timing.count", { count: unsure })]);
  rows.push([
    "timing.discarded",
    discarded.length === 0
      ? t("timing.discarded.none")
      : t.list(discarded.map(({ value, count }) => t("timing.tally", { name: t(`timing.reason.${value}`), count }))),
  ]);
  if (longFrames) rows.push(["timing.long-frames", t("timing.count", { count: longFrames })]);
  if (unfocused > 0) rows.push(["timing.unfocused", t("timing.count", { count: unfocused })]);
  if (devices.length > 0)
    rows.push([
      "timing.devices",
      t.list(devices.map(({ value, count }) => t("timing.tally", { name: deviceName(t, value), count }))),
    ]);
  return rows;
}

const deviceName = (t: Translate, device: ResponseDevice): string => t(`timing.device.${device}`);

/** With a true minus sign, and a plus. */
export const signed = (frames: number): string =>
  frames > 0 ? `+${frames}` : frames < 0 ? `−${-frames}` : String(frames);
