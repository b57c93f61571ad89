import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, openHarness } from "./harness";
import { holdSoon, waitFor } from "./player";

/** What the page asked of its loudspeaker: when the first note of a chime is to be heard, on the clock of events. */
interface Heard {
  /** The answer's own stamp. */
  answered: number | null;
  /** A clock read when the page came to handle it. */
  handled: number | null;
  note: number | null;
}

declare global {
  interface Window {
    chime: Heard;
  }
}

const BLOCK_MS = 80;

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

/** Notes each chime's first note, by the audio clock's own account of the page's time. */
function listen(): void {
  window.chime = { answered: null, handled: null, note: null };
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      window.chime = { answered: timeStamp, handled: performance.now(), note: null };
    },
    { capture: true },
  );
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when = 0) {
    const { contextTime = 0, performanceTime = 0 } = (this.context as AudioContext).getOutputTimestamp();
    if (window.chime.answered !== null) window.chime.note ??= performanceTime + (when - contextTime) * 1000;
    return start.call(this, when);
  };
}

test("the chime comes equally long after an answer, however busy the page was when it was given", async () => {
  const { page, context } = await harness.visit();
  await page.addInitScript({ content: `globalThis.__name = (value) => value; (${listen})();` });
  await page.goto(`${harness.origin}/?level=first-glance&seed=chime`);
  await page.waitForFunction(() => window.glimpse !== undefined);
  await page.evaluate(() => {
    window.glimpse.game.settings.change({ sound: true });
    window.glimpse.game.go.acceptFlashes(false);
    window.glimpse.game.play.start();
  });
  const session = await context.newCDPSession(page);
  const delays: { readonly sound: number; readonly handler: number }[] = [];
  for (let trial = 0; delays.length < 4 && trial < 10; trial++) {
    const sight = await waitFor(page, (now) => ["response", "discarded"].includes(now.trialPhase), "a question");
    if (sight.trialPhase === "response") {
      await holdSoon(page, delays.length % 2 ? BLOCK_MS : 0);
      await session.send("Input.dispatchKeyEvent", { type: "keyDown", key: "1", code: "Digit1", text: "1" });
      await waitFor(page, (now) => now.trialPhase === "reveal", "the reveal");
      const { answered, handled, note } = await page.evaluate(() => window.chime);
      if (answered === null || handled === null || note === null) throw new Error("no chime was to be heard");
      delays.push({ sound: note - answered, handler: handled - answered });
    }
    await page.evaluate(() => window.glimpse.game.play.next());
    await waitFor(page, (now) => !["reveal", "discarded"].includes(now.trialPhase), "the next trial");
  }
  await context.close();
  expect(delays).toHaveLength(4);
  console.log(
    `chime after its answer by ${delays.map(({ sound }) => sound.toFixed(1)).join(", ")} ms; the page heard of it after ${delays.map(({ handler }) => handler.toFixed(0)).join(", ")} ms`,
  );
  // The page was really held up, and the sound was not.
  expect(Math.max(...delays.map(({ handler }) => handler))).toBeGreaterThan(BLOCK_MS / 2);
  for (const { sound } of delays) expect(Math.abs(sound - 150)).toBeLessThan(10);
});
