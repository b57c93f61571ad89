import { expect, it } from "vitest";
import { createTranslator } from "../../../src/content/messages";
import en from "../../../src/content/messages/en/class-host.json";
import { createHostNews } from "../../../src/overlay/class/host/host-news";
import { block, board, row } from "../../app/class/fake-host-line";

async function news() {
  const t = await createTranslator("en", [en]);
  const told: string[] = [];
  const waiting: (() => void)[] = [];
  const hear = createHostNews(
    (...words) => told.push(words.join(" ")),
    () => t as never,
    (work) => void waiting.push(work),
  );
  return { told, hear, pass: () => waiting.splice(0).forEach((work) => void work()) };
}

it("tells in one sum who has come, however many there are", async () => {
  const { told, hear, pass } = await news();
  hear(board());
  for (let n = 1; n <= 5; n++) hear(board({ rows: Array.from({ length: n }, (_, i) => row(String(i))) }));
  pass();
  expect(told).toEqual(["5 players are here, 5 ready."]);
  pass();
  expect(told).toHaveLength(1);
});

it("tells each turn of a level", async () => {
  const { told, hear } = await news();
  hear(board({ phase: "ready", block: block() }));
  hear(board({ phase: "open", block: block({ closed: 2 }) }));
  hear(board({ phase: "closed", block: block({ closed: 3 }) }));
  expect(told).toEqual(["Picture 1 of 16.", "The round is over."]);
});
