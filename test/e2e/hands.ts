import type { Page } from "playwright-core";
import { type PlayedPage, until } from "./player";

/** How a player does things: keys, or fingers. */
export interface Hands {
  /** @param place 0-based place of the button */
  answer(place: number): Promise<void>;
  /** Next trial, start after practice, … */
  forward(): Promise<void>;
  /** Looks at another place of a scene, right of where it looked. */
  jump(): Promise<void>;
  /** Presses the first control that fits a selector. */
  press(selector: string): Promise<void>;
}

export function keyboardHands(page: PlayedPage): Hands {
  return {
    answer: (place) => page.keyboard.press(String(place + 1)),
    forward: () => page.keyboard.press("Enter"),
    jump: async () => {
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
    },
    press: async (selector) => {
      const wanted = JSON.stringify(selector);
      await until(page, `document.querySelector(${wanted})?.checkVisibility() ?? false`, selector);
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press("Tab");
        if (await page.evaluate<boolean>(`document.activeElement?.matches(${wanted}) ?? false`))
          return page.keyboard.press("Enter");
      }
      throw new Error(`Tab reaches no ${selector}`);
    },
  };
}

/** Fingers: taps where a button is. */
export function touchHands(page: Page): Hands {
  return {
    answer: (place) => page.locator(".choice").nth(place).tap(),
    forward: () => page.locator(".go-on").first().tap(),
    jump: async () => {
      const { width, height } = (await page.locator(".look-scene").boundingBox()) ?? { width: 0, height: 0 };
      await page.locator(".look-scene").tap({ position: { x: 0.7 * width, y: 0.4 * height } });
    },
    press: (selector) => page.locator(selector).first().tap(),
  };
}
