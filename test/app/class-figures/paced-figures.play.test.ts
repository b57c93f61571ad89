import { describe, expect, test } from "vitest";
import { figureDataOf } from "../../../src/app/class-figures/from-records";
import { makeFigures } from "../../../src/app/class-figures/make-figures";
import { makeFiguresPaced } from "../../../src/app/class-figures/paced-figures";
import { FigureLacks } from "../../../src/app/class-figures/report-figure";
import { levelInfos } from "../../../src/tools/analyse/figures/level-info";
import { nodeSource } from "../../../src/tools/node-source";
import { CLASS_TRUTHS, classRecords, classTrials, simulateStudents } from "../../classroom/simulated-students";

async function classOf(level: keyof typeof CLASS_TRUTHS) {
  const students = simulateStudents(CLASS_TRUTHS[level], 4, "paced");
  const records = classRecords(await classTrials(level, "paced"), students, null, { level, seed: "paced" });
  return { data: figureDataOf(records), infos: await levelInfos(nodeSource(), [level], "en") };
}

/** A clock on which every look at it takes 10 ms. */
function slowClock() {
  let [time, pauses] = [0, 0];
  return {
    now: () => (time += 10),
    pause: async () => {
      pauses++;
    },
    pauses: () => pauses,
  };
}

describe("figures made a turn at a time", () => {
  test.each(["more-time", "fovea"] as const)("of %s are those made at once", async (level) => {
    const { data, infos } = await classOf(level);
    const clock = slowClock();
    const paced = await makeFiguresPaced(data, infos, "auto", clock);
    expect(clock.pauses()).toBeGreaterThan(3);
    expect(paced).toEqual(makeFigures(data, infos, "auto"));
  });

  test("stop between two fits when nobody wants them any more", async () => {
    const { data, infos } = await classOf("more-time");
    const stop = new AbortController();
    const clock = { ...slowClock(), pause: async () => stop.abort(new Error("left")), signal: stop.signal };
    await expect(makeFiguresPaced(data, infos, "auto", clock)).rejects.toThrow("left");
  });

  test("say what is lacking as they do at once", async () => {
    const { data, infos } = await classOf("first-glance");
    await expect(makeFiguresPaced(data, infos, ["eccentricity"], slowClock())).rejects.toThrow(FigureLacks);
  });
});
