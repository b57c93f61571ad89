import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BenchContext, isMet, type Part } from "../../bench/classroom/figures";
import { cuts } from "../../bench/classroom/parts/cuts";
import { frames } from "../../bench/classroom/parts/frames";
import { kills } from "../../bench/classroom/parts/kills";
import { room500 } from "../../bench/classroom/parts/rooms";
import { startClassServer } from "../../classroom/class-server";
import { makeGame } from "../process";
import { hushClient } from "./guests";

let cwd = "";
beforeAll(async () => {
  hushClient();
  cwd = await makeGame({ "index.html": "<h1>Glimpse</h1>" });
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

/** How long something takes hangs on the machine, and is the bench's business. */
const isTime = (unit: string): boolean => ["ms", "s", "%"].includes(unit);

/** The bench's part at a small size: real server, real client, real journal. */
async function misses({ run }: Part): Promise<readonly string[]> {
  const context: BenchContext = {
    seed: "holds",
    quick: true,
    runs: 1,
    start: (env = {}) => startClassServer({ env, cwd }),
    say: () => {},
  };
  const figures = (await run(context)).filter(({ unit }) => !isTime(unit));
  expect(figures.filter((figure) => isMet(figure) !== null).length).toBeGreaterThan(2);
  return figures
    .filter((figure) => isMet(figure) === false)
    .map(({ what, value, unit }) => `${what}: ${value} ${unit}`);
}

test.each([
  ["sixty players lose nothing", room500],
  ["a server killed in the middle of a round loses no answer that it acknowledged, and nobody their seat", kills],
  ["whoever is cut off comes back to the same seat and score, and no answer counts twice", cuts],
  ["two thousand malformed, oversized, untimely and repeated frames do nothing to those who play", frames],
])("%s", async (_, part) => {
  expect(await misses(part)).toEqual([]);
});
