import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, openHarness } from "./harness";
import { holdSoon, look, nextQuestion, startLevel, waitFor } from "./player";
import { unhurried } from "./short-level";

/** How long the main thread is held while the answer is given, and how often each way is tried. */
const BLOCK_MS = 80;
const PAIRS = 2;
const MOST_TRIES = 10;
/** A touch reaches the page within this, however busy the machine. */
const TOUCH_MS = 2000;

type Device = "keyboard" | "mouse" | "touch";

interface Answer {
  /** Reaction time in the record. */
  readonly rt: number;
  /** The event's own stamp − the onset. */
  readonly stamped: number;
  /** What a clock read in the handler would have given. */
  readonly handler: number;
  readonly device: string | null;
}

declare global {
  interface Window {
    heard: { stamp: number; now: number } | null;
  }
}

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

async function play(device: Device): Promise<{ page: Page; close(): Promise<void> }> {
  const { page, context } = await harness.visit({ touch: device === "touch", levels: unhurried });
  await page.goto(`${harness.origin}/?level=first-glance&seed=rt`);
  await page.waitForFunction(() => window.glimpse !== undefined);
  await page.evaluate(() => {
    window.heard = null;
    const hear = (event: Event) => {
      window.heard ??= { stamp: event.timeStamp, now: performance.now() };
    };
    addEventListener("keydown", hear, { capture: true });
    addEventListener("pointerdown", hear, { capture: true });
  });
  await startLevel(page);
  return { page, close: () => context.close() };
}

/** Answers the trial that comes, with the main thread held or free, and goes on to the next. */
async function answer(page: Page, device: Device, block: number): Promise<Answer> {
  const question = await nextQuestion(page);
  // Frames are scarce here; the pad must be laid out before it can be pressed.
  await page.waitForTimeout(150);
  const box = await page.locator(".choice").first().boundingBox();
  const { x, y } = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20 };
  const session = await page.context().newCDPSession(page);
  await page.evaluate(() => {
    window.heard = null;
  });
  await holdSoon(page, block, device === "touch" ? TOUCH_MS : undefined);
  if (device === "keyboard")
    await session.send("Input.dispatchKeyEvent", { type: "keyDown", key: "1", code: "Digit1", text: "1" });
  else if (device === "mouse")
    await session.send("Input.dispatchMouseEvent", { type: "mousePressed", x, y, button: "left", clickCount: 1 });
  else await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
  await waitFor(page, (sight) => sight.trialPhase === "reveal", "the reveal");
  const heard = await page.evaluate(() => {
    const { records } = window.glimpse.game.stores.play.getState();
    const record = records.at(-1);
    const onset = record?.presentation?.onset ?? Number.NaN;
    const { stamp, now } = window.heard ?? { stamp: Number.NaN, now: Number.NaN };
    return {
      rt: record?.response.rt ?? Number.NaN,
      device: record?.response.device ?? null,
      stamped: stamp - onset,
      handler: now - onset,
    };
  });
  if (device === "mouse")
    await session.send("Input.dispatchMouseEvent", { type: "mouseReleased", x, y, button: "left", clickCount: 1 });
  else if (device === "touch") await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await session.detach();
  await page.evaluate(() => window.glimpse.game.play.next());
  await waitFor(page, (sight) => sight.trialId !== question.trialId || sight.phase !== "trial", "the next trial");
  if ((await look(page)).phase === "break") await page.evaluate(() => window.glimpse.game.play.proceed());
  return heard;
}

for (const device of ["keyboard", "mouse", "touch"] as const)
  test(`an answer by ${device} is timed by its event, whatever holds up the page`, async () => {
    const { page, close } = await play(device);
    const free: Answer[] = [];
    const held: Answer[] = [];
    // A clock read in the handler would have been late by all of the hold; the event's own stamp is not.
    const late = ({ handler, rt }: Answer) => handler - rt;
    for (let i = 0; i < PAIRS; i++) free.push(await answer(page, device, 0));
    for (let i = 0; i < MOST_TRIES && held.length < PAIRS; i++) {
      const one = await answer(page, device, BLOCK_MS);
      // A press may slip in just before the page is held.
      (late(one) >= BLOCK_MS ? held : free).push(one);
    }
    await close();
    expect(held).toHaveLength(PAIRS);
    for (const { rt, stamped, device: recorded } of [...free, ...held]) {
      expect(Math.abs(rt - stamped)).toBeLessThanOrEqual(1);
      expect(recorded).toBe(device);
    }
    console.log(
      `${device}: held up, a handler's clock is late by ${held.map((one) => late(one).toFixed(0)).join(", ")} ms`,
    );
  });

test("an answer that comes before the picture could be seen is none", async () => {
  const { page, close } = await play("keyboard");
  await nextQuestion(page);
  const phases = await page.evaluate(() => {
    const { game } = window.glimpse;
    const { trial, trialState } = game.stores.play.getState();
    if (!trial || trialState.phase !== "response") throw new Error("there is no question");
    const { onset } = trialState.log;
    const after = (rt: number) => {
      game.play.answer(trial.answer, onset + rt, "keyboard");
      return game.stores.play.getState().trialState.phase;
    };
    return [after(-5), after(99), after(101)];
  });
  await close();
  expect(phases).toEqual(["response", "response", "reveal"]);
});
