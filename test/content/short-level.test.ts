import { expect, test } from "vitest";
import { blockOf } from "../../src/app/tasks/task-kinds";
import { builtLevels } from "../../src/content/campaign";
import { conditionsOf } from "../../src/content/level";
import { levelSchema } from "../../src/content/level-schema";
import { loadCampaign, loadDeck } from "../../src/content/load";
import { loadLevel } from "../../src/content/load-level";
import { nodeSource } from "../../src/tools/node-source";
import { shorten } from "../e2e/short-level";

const source = nodeSource();
const levels = builtLevels(await loadCampaign(source));

test.each(levels)(
  "%s, shortened for the browser tests, is a sound level that shows each of its conditions",
  async (id) => {
    const short = levelSchema.parse(shorten(await loadLevel(source, id)));
    const { practice, trials } = blockOf(short, "7", (await loadDeck(source)).deck);
    expect(practice.length + trials.length).toBeLessThanOrEqual(25);
    const shown = new Set(trials.map(({ condition }) => condition));
    // "edge" stands in for places beyond a narrow screen's edge.
    const wanted = conditionsOf(short).filter(
      (each) => !("onScreen" in each && each.onScreen?.eccentricity === "edge"),
    );
    expect(wanted.filter(({ name }) => !shown.has(name))).toEqual([]);
  },
);
