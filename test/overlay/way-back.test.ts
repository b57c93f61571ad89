// @vitest-environment happy-dom
import { afterAll, expect, test } from "vitest";
import { listenForBack } from "../../src/overlay/way-back";
import { fakeGame } from "./fake-game";

const { game } = await fakeGame();
const over = new AbortController();
listenForBack(game, over.signal);
afterAll(() => over.abort());
const screenUp = () => game.stores.screen.getState().screen.name;

const press = (key = "Escape") => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  return event;
};

test("Escape goes one screen back", () => {
  game.go.map();
  game.go.settings();
  expect(press().defaultPrevented).toBe(true);
  expect(screenUp()).toBe("map");
  press();
  expect(screenUp()).toBe("title");
});

test("Escape does nothing where nothing lies behind, and other keys do nothing anywhere", () => {
  game.go.title();
  expect(press().defaultPrevented).toBe(false);
  game.go.map();
  press("Enter");
  expect(screenUp()).toBe("map");
});

test("a screen that handles Escape itself is left alone", () => {
  game.go.map();
  const own = (event: Event) => event.preventDefault();
  document.body.addEventListener("keydown", own);
  press();
  document.body.removeEventListener("keydown", own);
  expect(screenUp()).toBe("map");
});

test("the browser's own way back stays in the game, again and again", () => {
  game.go.map();
  game.go.settings();
  const pushed = history.length;
  window.dispatchEvent(new PopStateEvent("popstate"));
  expect(screenUp()).toBe("map");
  expect(history.length).toBeGreaterThan(pushed);
  window.dispatchEvent(new PopStateEvent("popstate"));
  expect(screenUp()).toBe("title");
});
