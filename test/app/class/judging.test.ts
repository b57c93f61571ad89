import { expect, it, vi } from "vitest";
import { createJudging, type JudgingOptions } from "../../../src/app/class/judging";
import type { JudgeTicket } from "../../../src/content/class/class-messages";
import { ms } from "../../../src/core/units";
import { greyRaster } from "../../../src/core/vision/raster";

const verdict = { choice: "dog", scores: [1, 0], tie: false, top5: [], model: "m", backend: "webgl", time: ms(9) };
const ticket = (trial: string): JudgeTicket => ({ trial, picture: `p-${trial}`, key: "k", choices: ["dog", "cup"] });

function judging(own: Partial<JudgingOptions> = {}) {
  const given: [string, unknown][] = [];
  const options: JudgingOptions = {
    sealed: { open: async () => ({ raster: greyRaster(4, 4), hash: "" }) },
    net: { ask: (async () => verdict) as never },
    urlOf: (picture) => `at/${picture}`,
    quiet: async () => {},
    isWanted: () => true,
    onVerdict: (trial, its) => given.push([trial, its]),
    ...own,
  };
  return { given, judge: createJudging(options) };
}

it("judges one picture after the other, each once", async () => {
  let busy = 0;
  let most = 0;
  const ask = async () => {
    most = Math.max(most, ++busy);
    await Promise.resolve();
    busy--;
    return verdict;
  };
  const { given, judge } = judging({ net: { ask: ask as never } });
  judge.take([ticket("a"), ticket("b")]);
  judge.take([ticket("b"), ticket("c")]);
  await vi.waitFor(() => expect(given.map(([trial]) => trial)).toEqual(["a", "b", "c"]));
  expect(most).toBe(1);
});

it("leaves a picture to the server where the net fails, is absent, or the picture does not open", async () => {
  const nets = [async () => null, async () => Promise.reject(new Error("lost"))];
  for (const ask of nets) {
    const { given, judge } = judging({ net: { ask: ask as never } });
    judge.take([ticket("a")]);
    await vi.waitFor(() => expect(given).toEqual([["a", null]]));
  }
  const { given, judge } = judging({ sealed: { open: () => Promise.reject(new Error("damaged")) } });
  judge.take([ticket("a"), ticket("b")]);
  await vi.waitFor(() => expect(given.map(([, its]) => its)).toEqual([null, null]));
});

it("waits while a picture is up on this device", async () => {
  let end = (): void => {};
  const quiet = () => new Promise<void>((resolve) => (end = resolve));
  const ask = vi.fn(async () => verdict);
  const { given, judge } = judging({ quiet, net: { ask: ask as never } });
  judge.take([ticket("a")]);
  await Promise.resolve();
  expect(ask).not.toHaveBeenCalled();
  end();
  await vi.waitFor(() => expect(given).toHaveLength(1));
});

it("stops when the room no longer waits, and judges what it is asked again", async () => {
  let wanted = false;
  const { given, judge } = judging({ isWanted: () => wanted });
  judge.take([ticket("a"), ticket("b")]);
  await new Promise((resolve) => setTimeout(resolve));
  expect(given).toEqual([]);
  wanted = true;
  judge.take([ticket("a"), ticket("b")]);
  await vi.waitFor(() => expect(given).toHaveLength(2));
});
