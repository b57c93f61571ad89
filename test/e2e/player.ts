import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { Trial } from "../../src/core/trial/trial";
import type { Hands } from "./hands";

/** A page as a player needs it: Playwright's, or that of another browser (`test/browsers/remote-page.ts`). */
export interface PlayedPage {
  evaluate<R>(work: string | (() => R | Promise<R>)): Promise<R>;
  readonly keyboard: { press(key: string): Promise<void> };
}

/** What a player sees of the game's state, read from its stores. */
export interface Sight {
  readonly screen: string;
  readonly phase: string;
  readonly trialPhase: string;
  readonly practice: boolean;
  readonly trialId: string | null;
  /** Place of the right answer among the choices, 0-based; −1 without a trial. */
  readonly right: number;
  readonly choices: number;
  /** Where the looking stands, in a level of glimpses. */
  readonly lookPhase: string | null;
  /** The game goes on by itself after an answer. */
  readonly ownPace: boolean;
  /** How the net stands. */
  readonly net: string;
  /** The trial itself, for observers whose answers depend on what is shown. */
  readonly trial: Trial | null;
}

export function look(page: PlayedPage): Promise<Sight> {
  return page.evaluate(() => {
    const { screen, play, net } = window.glimpse.game.stores;
    const { trial, trialState, phase, look, level } = play.getState();
    return {
      screen: screen.getState().screen.name,
      phase,
      trialPhase: trialState.phase,
      practice: trial?.practice ?? false,
      trialId: trial?.id ?? null,
      right: trial ? trial.choices.indexOf(trial.answer) : -1,
      choices: trial?.choices.length ?? 0,
      lookPhase: look?.state.phase ?? null,
      ownPace: level?.task.type === "flash" && level.task.feedback === "brief",
      net: Object.values(net.getState()).join(" "),
      trial,
    };
  });
}

/** Longer than anything takes that is still at work, however busy the machine: whoever stands still for so long hangs. */
const HANGS_MS = 180_000;

/** Waits until something holds in the page, even while it is still being loaded. */
export async function until(page: PlayedPage, condition: string | (() => unknown), what: string): Promise<void> {
  const latest = Date.now() + HANGS_MS;
  let fault = "";
  for (;;) {
    // A page that is being left cannot be asked.
    const holds = await page.evaluate<unknown>(condition).catch((error: Error) => {
      fault = `: ${error.message}`;
    });
    if (holds) return;
    if (Date.now() > latest) throw new Error(`waited in vain for ${what}${fault}`);
    await sleep(30);
  }
}

export const gameIsThere = (page: PlayedPage) => until(page, () => window.glimpse !== undefined, "the game");

/** Waits while anything at all goes on, and gives up when nothing does. */
export async function waitFor(page: PlayedPage, wanted: (sight: Sight) => boolean, what: string): Promise<Sight> {
  await gameIsThere(page);
  let [last, since] = ["", Date.now()];
  for (;;) {
    const sight = await look(page);
    if (wanted(sight)) return sight;
    const now = JSON.stringify(sight);
    if (now !== last) [last, since] = [now, Date.now()];
    if (Date.now() - since > HANGS_MS)
      throw new Error(`nothing happens; waited for ${what}; the game stands at ${now}`);
    await sleep(30);
  }
}

/** Until the net plays. */
export async function netReady(page: PlayedPage): Promise<void> {
  await waitFor(page, ({ net }) => net.startsWith("ready"), "the net");
}

/** Has the net play on one backend, and waits for it: by itself it leaves WebGL where that is slow, as on a busy machine. */
export async function playOn(page: PlayedPage, backend: "webgl" | "wasm" | "cpu"): Promise<void> {
  await gameIsThere(page);
  await page.evaluate(`window.glimpse.game.settings.change({ backend: "${backend}" })`);
  await waitFor(page, ({ net }) => net.startsWith("ready") && net.includes(backend), `the net on ${backend}`);
}

/** Longer than any event needs to reach a page. */
const NO_EVENT_MS = 8_000;

/**
 * Holds the page's main thread from a moment on until an event of the player waits for it, and `block` ms more. With a
 * block of 0 it holds nothing.
 * @param longest how long it waits for the event, which a page is not told of when it is a touch
 */
export async function holdSoon(page: Page, block: number, longest = NO_EVENT_MS): Promise<void> {
  if (block === 0) return;
  await page.evaluate(
    ([hold, most]) => {
      const { scheduling } = navigator as Navigator & {
        scheduling: { isInputPending(options: { includeContinuous: boolean }): boolean };
      };
      const waits = () => scheduling.isInputPending({ includeContinuous: true });
      setTimeout(() => {
        const latest = performance.now() + most;
        while (performance.now() < latest && !waits());
        const until = performance.now() + hold;
        while (performance.now() < until);
      });
    },
    [block, longest] as const,
  );
}

/** From the flash warning that the address led to, by way of the intro, into the block. */
export async function startLevel(page: Page, calm = false): Promise<void> {
  await waitFor(page, ({ screen }) => screen === "warning", "the warning");
  await page.evaluate((wish) => window.glimpse.game.go.acceptFlashes(wish), calm);
  await waitFor(page, ({ screen }) => screen === "intro", "the intro");
  await page.evaluate(() => window.glimpse.game.play.start());
}

/** The next question. A busy machine drops frames: such trials are passed over, as a player would. */
export async function nextQuestion(page: PlayedPage): Promise<Sight> {
  for (;;) {
    const sight = await waitFor(page, (now) => ["response", "discarded"].includes(now.trialPhase), "a question");
    if (sight.trialPhase === "response") return sight;
    await page.evaluate(() => window.glimpse.game.play.next());
    await waitFor(page, (now) => now.trialPhase !== "discarded", "the next trial");
    if ((await look(page)).phase === "break") await page.evaluate(() => window.glimpse.game.play.proceed());
  }
}

export interface Playing {
  /** Which button to press, given the trial; null to let the deadline pass. The right one where absent. */
  readonly choose?: (sight: Sight, index: number) => number | null;
  /** Called with each question, reveal and break before it is dealt with. */
  readonly onView?: (view: "question" | "reveal" | "break") => Promise<void>;
}

/** Carries a block to its results. The hands decide how buttons are pressed. */
export async function playBlock(
  page: PlayedPage,
  hands: Pick<Hands, "answer" | "forward" | "jump">,
  { choose = ({ right }) => right, onView = async () => {} }: Playing = {},
): Promise<void> {
  let index = 0;
  for (;;) {
    const sight = await waitFor(page, isMoment, "the next question");
    if (sight.screen === "fault")
      throw new Error(`the game gave up: ${await page.evaluate(() => document.body.innerText)}`);
    if (sight.screen === "results") return;
    const view = viewOf(sight);
    const over = (now: Sight) =>
      now.screen !== "play" || now.phase !== sight.phase || viewOf(now) !== view || now.trialId !== sight.trialId;
    if (view === "question") {
      await onView(view);
      if (sight.lookPhase !== null) {
        await hands.jump();
        // A scene takes no answer in its first moments, so that a press meant for the reveal before it does not count.
        await sleep(300);
      }
      const place = choose(sight, index++);
      if (place !== null) await hands.answer(place);
      await waitFor(page, over, "the answer to be taken");
    } else if (view === "busy" || (sight.ownPace && view !== "break")) {
      await waitFor(page, over, "the game to go on by itself");
    } else {
      if (view !== "discarded") await onView(view);
      // A reveal ignores the first moments, so that an answer pressed twice does not skip it.
      await sleep(300);
      await hands.forward();
      await waitFor(page, over, "the game to go on");
    }
  }
}

function isMoment({ screen, ...sight }: Sight): boolean {
  return screen === "results" || screen === "fault" || viewOf({ screen, ...sight }) !== "busy";
}

/** What a trial wants of its player. */
function viewOf({ phase, trialPhase, lookPhase }: Sight): "busy" | "question" | "reveal" | "discarded" | "break" {
  if (phase === "break") return "break";
  if (phase !== "trial") return "busy";
  if (lookPhase === "looking" || trialPhase === "response") return "question";
  if (lookPhase === "reveal" || trialPhase === "reveal") return "reveal";
  return trialPhase === "discarded" ? "discarded" : "busy";
}
