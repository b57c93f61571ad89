// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { screenEntry } from "../../src/overlay/screens";
import { fakeGame, show, wordsOf } from "./fake-game";

test("title", async () => {
  const { game } = await fakeGame();
  const root = show(screenEntry({ name: "title" }).view(game, { name: "title" }, new Map()));
  console.log(wordsOf(root));
  expect(wordsOf(root)).toContain("Glimpse");
});
