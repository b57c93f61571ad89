import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { onGrey, readCards } from "../../scripts/import/deck";
import { loadShippedNet } from "../../scripts/import/net";
import { topK } from "../../src/core/decision/decide";

const assets = join(import.meta.dirname, "../../assets");

test("the shipped weights answer like the float32 ones on at least 99 % of the objects", async () => {
  const file = join(import.meta.dirname, "float32-answers.json");
  const answers = JSON.parse(readFileSync(file, "utf8")) as Record<string, { argmax: number; margin: number }>;
  const net = await loadShippedNet(assets);
  const cards = await readCards(assets, "object");
  expect(Object.keys(answers).sort()).toEqual(cards.map((card) => card.item.id).sort());
  const changed = cards.filter((card) => topK(net(onGrey(card)), 1)[0] !== answers[card.item.id]?.argmax);
  const names = changed.map(({ item }) => `${item.id} (margin ${answers[item.id]?.margin})`);
  expect(changed.length / cards.length, names.join(", ")).toBeLessThanOrEqual(0.01);
});
