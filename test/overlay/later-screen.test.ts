// @vitest-environment happy-dom
import { html } from "lit";
import { beforeEach, expect, test, vi } from "vitest";
import { FileFailure } from "../../src/content/file-failure";
import { ARRIVED, laterScreen } from "../../src/overlay/shared/later-screen";
import { appears, type FakeGame, fakeGame, find, show } from "./fake-game";

let fake: FakeGame;
beforeEach(async () => {
  fake = await fakeGame();
});

const module = { page: () => html`<h1>Here</h1>` };
const pick = ({ page }: typeof module) => page;

test("a screen whose code comes late tells so, and is drawn at once from then on", async () => {
  const load = vi.fn(async () => module);
  const screen = laterScreen(load, pick);
  const root = show(screen.view(fake.game));
  await new Promise((resolve) => root.addEventListener(ARRIVED, resolve));
  expect(find(show(screen.view(fake.game)), "h1").textContent).toBe("Here");
  expect(load).toHaveBeenCalledTimes(1);
});

test("fetched before it is opened, it is there when it is; a failure then is nobody's business", async () => {
  const screen = laterScreen(async () => module, pick);
  screen.fetch();
  await vi.waitFor(() => expect(show(screen.view(fake.game)).querySelector("h1")).not.toBeNull());
  laterScreen(async () => Promise.reject(new FileFailure("no-answer", "x", "x")), pick).fetch();
});

test("code that does not come is a sentence with ways on, and trying again brings the screen", async () => {
  let cut = true;
  const screen = laterScreen(async () => {
    if (cut) throw new FileFailure("no-answer", "x", "x");
    return module;
  }, pick);
  const root = show(screen.view(fake.game));
  const again = await appears(root, ".fault .try-again");
  cut = false;
  const arrived = new Promise((resolve) => root.addEventListener(ARRIVED, resolve));
  (again as HTMLButtonElement).click();
  await arrived;
  expect(show(screen.view(fake.game)).querySelector("h1")).not.toBeNull();
});
