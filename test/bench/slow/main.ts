import type { Level } from "../../../src/content/level";
import { ms } from "../../../src/core/units";
import { openHarness, PHONE } from "../../e2e/harness";
import { netReady, startLevel, waitFor } from "../../e2e/player";
import { load } from "../shared/machine";
import { HEAD, row, type Showing, slowFigures } from "./figures";

/**
 * npm run bench:slow [-- --trials=120 --rates=6,20 --frames=6,7,8,12]: the game itself, its page's processor throttled.
 * Exposures of so many frames are mixed in one block; every showing is counted, discarded ones too.
 */
const list = (name: string, otherwise: string) =>
  (process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise).split(",").map(Number);
const [trials = 120] = list("trials", "120");
const rates = list("rates", "6,20");
const asked = list("frames", "6,7,8,12");
const HZ = 60;

const mixed = (level: Level): Level => {
  if (level.task.type !== "flash") return level;
  const conditions = asked.map((frames) => ({ name: String(frames), timing: { exposure: ms((frames * 1000) / HZ) } }));
  const timing = { ...level.task.timing, deadline: ms(60_000) };
  return { ...level, task: { ...level.task, trials, practice: 0, conditions, feedback: "brief", timing } };
};

const harness = await openHarness();
try {
  for (const rate of rates) {
    const visit = await harness.visit({ viewport: PHONE, touch: true, levels: mixed });
    const { page } = visit;
    await page.goto(`${harness.origin}/?level=first-glance&seed=slow`);
    await netReady(page);
    const cdp = await visit.context.newCDPSession(page);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate });
    await startLevel(page);
    await page.evaluate(() => {
      const { play } = window.glimpse.game.stores;
      play.subscribe(({ trialState, trial }, before) => {
        if (trialState.phase === "response" && before.trialState.phase !== "response")
          setTimeout(() => window.glimpse.game.play.answer(trial?.answer ?? "", performance.now(), "simulated"), 150);
      });
    });
    await waitFor(page, ({ screen }) => screen === "results" || screen === "fault", "the end of the block");
    const showings: Showing[] = await page.evaluate(() =>
      window.glimpse.game.stores.play
        .getState()
        .records.map(({ trial, presentation }) => ({ condition: trial.condition, presentation })),
    );
    console.log(`\nProcessor ${rate} times slower; ${load()} running processes\n\n${HEAD}`);
    for (const frames of asked) {
      const own = showings.filter(({ condition }) => condition === String(frames));
      console.log(row(`${frames} frames`, slowFigures(own)));
    }
    await visit.context.close();
  }
} finally {
  await harness.close();
}
