import { expect, test } from "vitest";
import { taskOf } from "../../../src/content/level";
import { loadLevel } from "../../../src/content/load-level";
import { nodeSource } from "../../../src/tools/node-source";
import { fakeNet } from "../../app/fake-ports";
import { coverage, estimateOf, playMany } from "../../play/many-blocks";
import type { Observer } from "../../play/observer";
import { answerOf, type Round, THRESHOLDS } from "./observer";

const { conditions } = taskOf(await loadLevel(nodeSource(), "invariance"), "flash");
const rounds = new Map(conditions.map(({ name, round }) => [name, round as Round]));
const observer: Observer = (trial) => ({ choice: answerOf(trial, rounds.get(trial.condition) as Round) });

test("each round's threshold lies in its interval about as often as this claims", async () => {
  const blocks = await playMany("invariance", 200, observer);
  for (const [round, truth] of Object.entries(THRESHOLDS)) {
    const found = blocks.map(({ figures }) => estimateOf(figures, `invariance-${round}`));
    const { held } = coverage(found, truth);
    expect(held, round).toBeGreaterThan(0.9);
    const ended = found.filter(({ low, high }) => low !== null || high !== null);
    expect(ended.length / found.length, `${round}: intervals with an end`).toBeGreaterThan(0.9);
  }
});

test("the rounds follow each other, and the net's consistency has an interval around it", async () => {
  const [block] = await playMany("invariance", 1, observer, { seeing: false, own: { net: fakeNet() } });
  const played = block?.records.filter(({ trial }) => !trial.practice).map(({ trial }) => rounds.get(trial.condition));
  expect(played?.filter((round, at) => round !== played[at - 1])).toEqual(["place", "size", "turn", "light", "depth"]);
  const { value, low, high } = estimateOf(block?.figures ?? [], "invariance-consistency", { owner: "net" });
  // The fake net has one word for everything.
  expect([value, high]).toEqual([1, 1]);
  expect(low).toBeLessThan(0.9);
});
