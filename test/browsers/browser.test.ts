import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browsersAreRequired, CASES, DESKTOP } from "./cases";
import { APART, checkVerdicts, mustPlay } from "./checks";
import { type KnownStimulus, knownStimuli } from "./known-stimuli";
import { measureRow } from "./measure-row";
import type { OpenBrowser } from "./remote-page";
import { faultsOf } from "./rows";
import { type ShortGame, serveShortGame } from "./short-server";

/** The other tests are in Chromium; here it is only in the table. */
const OTHERS = CASES.filter(({ id }) => id !== "chromium");

let game: ShortGame;
let known: KnownStimulus[];
beforeAll(async () => {
  [game, known] = await Promise.all([serveShortGame(), knownStimuli(1)]);
});
afterAll(() => game?.close());

describe.each(OTHERS)("$id", (each) => {
  const missing = each.missing();
  // What is skipped, `npm test` names at its end; where browsers are required, they fail to open.
  describe.skipIf(missing.length > 0 && !browsersAreRequired())(each.how, () => {
    let browser: OpenBrowser;
    beforeAll(async () => {
      browser = await each.open(DESKTOP);
    });
    afterAll(() => browser?.close());

    test(`a block by keyboard on ${each.plays}, and no exposure called what it is not; its pixels and words are Node's`, async () => {
      const row = await measureRow(browser, game.origin, each, each.plays, known);
      expect(faultsOf(row)).toEqual([]);
      // Otherwise the browser is not the one that it is started to be.
      if (each.resists) expect(row.verdicts).toMatchObject({ webgl: "falsified", plays: "wasm" });
      if (each.resists) expect(row.exposures).toMatchObject({ exact: 0, unsure: row.exposures.shown });
    });

    test.each(each.backends.filter((backend) => backend !== each.plays))("the net is Node's on %s", async (asked) => {
      await browser.page.goto(game.origin);
      // Plain JavaScript takes a second a picture.
      const some = asked === "cpu" ? known.slice(0, 2) : known;
      const { plays, webgl, stimuli, sameBytes, sameWord, apart } = await checkVerdicts(browser.page, asked, some);
      expect(plays).toBe(mustPlay(asked, webgl));
      expect({ sameBytes, sameWord }).toEqual({ sameBytes: stimuli, sameWord: stimuli });
      expect(apart).toBeLessThan(APART);
    });
  });
});
