import en from "../../src/content/messages/en/game.json" with { type: "json" };
import type { TrialRecord } from "../../src/core/trial/record";
import type { PlayedBlock } from "./checks";

/** A clock that steps by more than this share of a refresh cannot count frames. */
const COARSE = 0.4;

/** What a block's records and the timing panel claim without its having been measured; nothing, it is to be hoped. */
export function falseClaims({ records, panel }: PlayedBlock, clockIsCoarse: boolean): string[] {
  const claims = records.flatMap((record) => {
    const found = claimsOf(record, clockIsCoarse);
    return found.map((claim) => `${record.trial.id}, attempt ${record.attempt}: ${claim}`);
  });
  const shown = records.flatMap(({ presentation }) => presentation ?? []);
  const presented = shown.filter((log) => log.presented).length;
  const says = (sentence: string) => panel.includes(sentence);
  if (says(en["timing.verified"]) !== (presented === shown.length)) claims.push("the panel on what verified the times");
  if (says(en["timing.verified.none"]) !== (presented === 0)) claims.push("the panel on times that nothing verified");
  if (clockIsCoarse && !/cannot be told in this browser/.test(panel)) claims.push("the panel on a coarse clock");
  return claims;
}

function claimsOf(record: TrialRecord, clockIsCoarse: boolean): string[] {
  const { presentation: log, valid, invalidReason, trial } = record;
  if (!log) return valid ? ["valid, though the picture did not come and go"] : [];
  const period = 1000 / log.refresh;
  const claims: string[] = [];
  const claim = (claimed: boolean, what: string) => {
    if (claimed) claims.push(what);
  };
  const exact = log.verdict.kind === "exact";
  const asked = log.askedFrames.exposure;
  const stamped = log.offset - log.onset;
  claim(Math.abs(stamped - log.shown) > 1e-6, "shown for longer or shorter than its stamps say");
  claim(exact && log.shownFrames !== asked, `exact with ${log.shownFrames} frames of ${asked}`);
  claim(exact && Math.abs(stamped - asked * period) > period / 2, `exact with ${stamped} ms of ${asked} frames`);
  claim(exact && (log.steady === false || (log.clockGrain ?? 0) > COARSE * period), "exact by what cannot tell");
  claim(valid && !exact, `valid, though ${log.verdict.kind}`);
  claim(valid && invalidReason !== null, "valid for an invalid reason");
  claim(asked !== Math.round(trial.timing.exposure / period), `${asked} frames for ${trial.timing.exposure} ms`);
  const { shownDevice = null } = record.display ?? {};
  if (clockIsCoarse) {
    claim(shownDevice !== null, `${shownDevice} pixels of the screen, by a ratio that is made up`);
    claim(invalidReason !== "coarse-clock" && invalidReason !== "interrupted", "no word of the coarse clock");
    claim((log.clockGrain ?? 0) < 10, `a clock of ${log.clockGrain} ms, which is a coarse one`);
  }
  return claims;
}
