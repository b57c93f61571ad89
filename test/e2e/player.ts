import type { Page } from "playwright-core";
import type { Trial } from "../../src/core/trial/trial";

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
  /** The trial itself, for observers whose answers depend on what is shown. */
  readonly trial: Trial | null;
}

export function look(page: Page): Promise<Sight> {
  return page.evaluate(() => {
    const { screen, play } = window.glimpse.game.stores;
    const { trial, trialState, phase } = play.getState();
    return {
      screen: screen.getState().screen.name,
      phase,
      trialPhase: trialState.phase,
      practice: trial?.practice ?? false,
      trialId: trial?.id ?? null,
      right: trial ? trial.choices.indexOf(trial.answer) : -1,
      choices: trial?.choices.length ?? 0,
      trial,
    };
  });
}

export async function waitFor(page: Page, wanted: (sight: Sight) => boolean, what: string): Promise<Sight> {
  const until = Date.now() + 60_000;
  await page.waitForFunction(() => window.glimpse !== undefined, undefined, { timeout: 60_000 });
  for (;;) {
    const sight = await look(page);
    if (wanted(sight)) return sight;
    if (Date.now() > until) throw new Error(`waited a minute for ${what}; the game stands at ${JSON.stringify(sight)}`);
    await page.waitForTimeout(30);
  }
}

/** Holds the page's main thread in a moment, for so many ms; an answer given 40 ms from now falls into it. */
export async function holdSoon(page: Page, block: number): Promise<void> {
  await page.evaluate((hold) => {
    if (hold === 0) return;
    setTimeout(() => {
      const until = performance.now() + hold;
      while (performance.now() < until);
    }, 30);
  }, block);
  await new Promise((resolve) => setTimeout(resolve, 40));
}

/** Carries a block from its intro to the results. The hands decide how buttons are pressed. */
export interface Hands {
  /** @param place 0-based place of the button */
  answer(place: number): Promise<void>;
  /** Next trial, start after practice, … */
  forward(): Promise<void>;
}

/** @param choose which button to press, given the trial; null to let the deadline pass */
export async function playBlock(
  page: Page,
  hands: Hands,
  choose: (sight: Sight, index: number) => number | null = (sight) => sight.right,
): Promise<void> {
  let index = 0;
  for (;;) {
    const sight = await waitFor(
      page,
      (now) =>
        now.screen === "results" ||
        now.screen === "fault" ||
        now.phase === "break" ||
        (now.phase === "trial" && ["response", "reveal", "discarded"].includes(now.trialPhase)),
      "the next question",
    );
    if (sight.screen === "fault") throw new Error(`the game gave up: ${await page.locator("#overlay").innerText()}`);
    if (sight.screen === "results") return;
    const ownPace = await page.evaluate(() => {
      const task = window.glimpse.game.stores.play.getState().level?.task;
      return task?.type === "flash" && task.feedback === "brief";
    });
    if (ownPace && sight.phase !== "break" && sight.trialPhase !== "response") {
      await waitFor(
        page,
        (now) => now.screen !== "play" || now.phase !== "trial" || now.trialPhase !== sight.trialPhase,
        "the game to go on by itself",
      );
      continue;
    }
    if (sight.phase === "break" || sight.trialPhase === "reveal" || sight.trialPhase === "discarded") {
      // A reveal ignores the first moments, so that an answer pressed twice does not skip it.
      await page.waitForTimeout(300);
      await hands.forward();
      await waitFor(
        page,
        (now) =>
          now.screen !== "play" ||
          now.phase !== sight.phase ||
          now.trialPhase !== sight.trialPhase ||
          now.trialId !== sight.trialId,
        "the game to go on",
      );
      continue;
    }
    const place = choose(sight, index++);
    if (place === null) await waitFor(page, (now) => now.trialPhase !== "response", "the deadline");
    else {
      await hands.answer(place);
      await waitFor(page, (now) => now.trialPhase !== "response", "the answer to be taken");
    }
  }
}

export function keyboardHands(page: Page): Hands {
  return {
    answer: (place) => page.keyboard.press(String(place + 1)),
    forward: () => page.keyboard.press("Enter"),
  };
}
