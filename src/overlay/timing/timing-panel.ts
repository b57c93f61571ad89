import "./timing.css";
import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { MessageKey, Translate } from "../../content/messages";
import { type TimingQuality, timingQuality } from "../../core/stats/timing-quality";
import type { ResponseDevice, TrialRecord } from "../../core/trial/record";
import { joinSentences } from "../kit/join-sentences";
import { exposureHistogram, toBins } from "./exposure-histogram";

type Row = readonly [name: MessageKey, value: string];

/** How well this screen kept time over some trials: in words for the player, in numbers for the teacher. */
export function timingPanel(game: Game, records: readonly TrialRecord[]): TemplateResult {
  return timingQualityPanel(game.stores.language.getState().t, timingQuality(records));
}

export function timingQualityPanel(t: Translate, quality: TimingQuality): TemplateResult {
  if (quality.shown === 0) return html`<div class="timing stack tight"><p class="muted">${t("timing.none")}</p></div>`;
  const { shown } = quality;
  const known = quality.unsure < shown;
  return html`<div class="timing stack">
    <p class="lead figure">${known ? t("timing.exact", { exact: quality.exact, shown }) : t("timing.exact.unknown", { shown })}</p>
    ${
      known
        ? html`<figure class="stack tight">
            <figcaption class="label">${t("timing.histogram")}</figcaption>
            ${exposureHistogram(t, toBins(quality.histogram))}
          </figure>`
        : nothing
    }
    <dl class="timing-facts figure">
      ${facts(t, quality).map(([name, value]) => html`<div><dt>${t(name)}</dt><dd>${value}</dd></div>`)}
    </dl>
    ${quality.discarded.length > 0 ? html`<p class="small muted">${t("timing.discarded.why")}</p>` : nothing}
    <p class="small muted">${joinSentences(t, [verifiedBy(t, quality), t("timing.photodiode")])}</p>
  </div>`;
}

/** The basis of the times: never claims more than was measured. */
function verifiedBy(t: Translate, { presented, shown }: TimingQuality): string {
  if (presented === shown) return t("timing.verified");
  return presented > 0 ? t("timing.verified.some", { count: presented, shown }) : t("timing.verified.none");
}

function facts(t: Translate, quality: TimingQuality): Row[] {
  const { shown, refresh, exposures, presented, offBy, unsure, discarded, devices, longFrames, unfocused } = quality;
  const { spread, stamped, grainUnknown } = quality;
  const rows: Row[] = [
    ["timing.refresh", t.list(refresh.map(({ value }) => t("timing.hertz", { hz: value })))],
    ...(spread === null ? [] : [["timing.spread", t("timing.spread.value", { share: spread })] as Row]),
  ];
  const upFor = exposures.map(({ asked, median }) => t("timing.exposure.value", { asked, shown: median }));
  if (upFor.length > 0) rows.push(["timing.exposure", t.list(upFor)]);
  if (presented > 0) rows.push(["timing.presented", t("timing.presented.value", { count: presented, shown })]);
  const byStamps = stamped.map(({ value, count }) => t("timing.stamped.value", { count, ms: value }));
  if (grainUnknown > 0) byStamps.push(t("timing.stamped.unknown", { count: grainUnknown }));
  if (byStamps.length > 0) rows.push(["timing.stamped", t.list(byStamps)]);
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
