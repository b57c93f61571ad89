import { beforeAll, describe, expect, it } from "vitest";
import { createTranslator, type Translate } from "../../src/content/messages";
import { timingQuality } from "../../src/core/stats/timing-quality";
import type { PresentationLog, TrialRecord } from "../../src/core/trial/record";
import { ms } from "../../src/core/units";
import { timingQualityPanel } from "../../src/overlay/timing/timing-panel";
import { logOf } from "../core/trial/samples";

let t: Translate;
beforeAll(async () => {
  t = await createTranslator("en");
});

/** All text that a template would put on the page. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(" ");
  if (typeof value === "object" && value !== null && "values" in value)
    return textOf((value as { values: unknown }).values);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

const record = (log: PresentationLog) =>
  ({
    presentation: log,
    outcome: "answered",
    invalidReason: null,
    response: { device: "mouse" },
  }) as unknown as TrialRecord;
const say = (...logs: PresentationLog[]) => textOf(timingQualityPanel(t, timingQuality(logs.map(record))));

const presented = { ...logOf(), clockGrain: ms(0.005), presented: { onset: ms(1010), offset: ms(1110) } };
const stamped = { ...logOf(), clockGrain: ms(0.02), refreshSpread: 0.05 };
const old = logOf();
const coarse = { ...logOf({ kind: "invalid", reason: "coarse-clock" }), clockGrain: ms(1000 / 60) };

describe("the panel claims no more than was measured", () => {
  it("where the compositor timed every picture", () => {
    expect(say(presented, presented)).toMatch(/checked against the compositor/);
    expect(say(presented)).not.toMatch(/frame stamps|Nothing has verified/);
  });

  it("where it timed some of them", () => {
    const said = say(presented, stamped, stamped);
    expect(said).toMatch(/compositor itself timed 1 of 3 pictures/);
    expect(said).toMatch(/2 pictures, with a clock that moves in steps of 0\.02 ms/);
    expect(said).not.toMatch(/checked against the compositor/);
  });

  it("where it timed none, as in Firefox and WebKit, and in records of before", () => {
    for (const logs of [[stamped], [old], [stamped, old]]) {
      const said = say(...logs);
      expect(said).toMatch(/Nothing has verified these times/);
      expect(said).not.toMatch(/against the compositor/);
    }
    expect(say(old)).toMatch(/1 picture, with a clock whose steps were not noted/);
    expect(say(stamped)).toMatch(/5% of a refresh/);
  });

  it("where the clock is too coarse: no picture exact, no exposure, no bars", () => {
    const said = say(coarse, coarse);
    expect(said).toMatch(/2 pictures were shown. How long they stayed up cannot be told/);
    expect(said).toMatch(/Nothing has verified these times/);
    expect(said).not.toMatch(/exactly the frames|in the median|too few or too many|frame stamps,/i);
  });
});
