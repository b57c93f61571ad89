import { describe, expect, test } from "vitest";
import { campaignLevels } from "../../src/content/campaign";
import { loadCampaign } from "../../src/content/load";
import { nodeSource } from "../../src/tools/node-source";
import { checked, type Loose } from "./checked";

test("every level of the game is sound, and its figure can be drawn", async () => {
  const built = campaignLevels(await loadCampaign(nodeSource())).filter((level) => level.built);
  for (const { id } of built) expect(await checked(id, {}), id).toEqual([]);
});

const at = (i: number) => `task.conditions[${i}]`;
/** The index of a condition by its name. */
const named = (level: Loose, name: string): Loose =>
  level.task.conditions.find((condition: Loose) => condition.name === name);

describe("a figure that cannot be drawn", () => {
  test.each<[string, string, (level: Loose) => unknown, string]>([
    [
      "more-time",
      "no mask",
      (l) => l.task.conditions.splice(0, 5),
      "task.conditions: expected at least two exposures with a mask, for the figure has a line of them, found none",
    ],
    [
      "more-time",
      "one exposure without a mask",
      (l) => l.task.conditions.splice(6, 4),
      "task.conditions: expected at least two exposures without a mask, for the figure has a line of them, found 33 ms alone",
    ],
    [
      "invariance",
      "another design",
      (l) => delete l.task.design,
      'task.design.kind: expected "crossed", since the figure compares views of one object, found "balanced"',
    ],
    [
      "invariance",
      "a round without a chart",
      (l) => (l.task.conditions[4].round = "constructor"),
      `${at(4)}.round: expected one of place, size, turn, light, depth, which the figure has charts for, found "constructor"`,
    ],
    [
      "invariance",
      "no strength",
      (l) => delete l.task.conditions[1].strength,
      `${at(1)}.strength: expected where it stands on the figure's axis, found nothing`,
    ],
    [
      "invariance",
      "a step that the axis has not",
      (l) => (named(l, "turn-mirror").strength = 5),
      `${at(9)}.strength: expected one of the figure's steps, 0 to 4, found 5`,
    ],
    [
      "invariance",
      "half a step",
      (l) => (named(l, "turn-60").strength = 0.5),
      `${at(10)}.strength: expected one of the figure's steps, 0 to 4, found 0.5`,
    ],
    [
      "invariance",
      "one strength twice",
      (l) => (named(l, "turn-60").strength = 2),
      `${at(11)}.strength: expected a strength of its own in its round, found 2 again`,
    ],
    [
      "invariance",
      "a step left out",
      (l) => l.task.conditions.splice(11, 1),
      `${at(8)}.round: expected a condition of strength 2, for the steps follow each other, found none`,
    ],
    [
      "invariance",
      "no size at all on a logarithmic axis",
      (l) => (named(l, "size-8").strength = 0),
      `${at(7)}.strength: expected more than 0, found 0`,
    ],
    [
      "invariance",
      "a strength that is not what is shown",
      (l) => (named(l, "place-22").strength = 0.25),
      `${at(2)}.stimulus.position: expected { "distance": 0.25 }, as its strength of 0.25 says, and else as in the plainest view, found {"distance":0.22}`,
    ],
    [
      "invariance",
      "a contrast that is not its step's",
      (l) => (named(l, "contrast-14").stimulus.contrast = 0.2),
      `${at(17)}.stimulus.contrast: expected 0.135, as its strength of 2 says, and else as in the plainest view, found 0.2`,
    ],
    [
      "invariance",
      "a mirrored view that is not mirrored",
      (l) => (named(l, "turn-mirror").stimulus.mirror = false),
      `${at(9)}.stimulus.mirror: expected "always", as its strength of 4 says, and else as in the plainest view, found false`,
    ],
    [
      "invariance",
      "a round that begins with a change",
      (l) => l.task.conditions.splice(0, 0, ...l.task.conditions.splice(1, 1)),
      `${at(0)}.strength: expected 0, for the plainest view of a round comes first, found 0.11`,
    ],
    [
      "texture-or-shape",
      "no conflict",
      (l) => delete l.task.design,
      'task.design.kind: expected "cue-conflict", which the figure sums up, found "balanced"',
    ],
    [
      "grandmother-cell",
      "a condition without a word on the axis",
      (l) => (l.task.conditions[1].name = "painting"),
      `${at(1)}.name: expected one of photo, drawing, silhouette, word-en, word-zh, which the figure has words for, found "painting"`,
    ],
    [
      "grandmother-cell",
      "a condition that is another than its name",
      (l) => (l.task.conditions[1].stimulus.form = "word-en"),
      `${at(1)}.stimulus.form: expected "drawing", as the condition's name says, found "word-en"`,
    ],
    [
      "grandmother-cell",
      "one form alone",
      (l) => l.task.conditions.splice(1),
      "task.conditions: expected at least two forms for the figure, found one",
    ],
    [
      "fovea",
      "a condition of no eccentricity",
      (l) => delete l.task.conditions[1].onScreen,
      `${at(1)}.onScreen: expected an eccentricity and a diameter, which the figure goes by, found nothing`,
    ],
    [
      "fovea",
      "a small picture beside the middle",
      (l) => (l.task.conditions[6].onScreen.eccentricity = 4),
      `${at(6)}.onScreen.diameter: expected 1.6, the largest, since the figure shows other sizes in the middle alone, found 0.6`,
    ],
    [
      "fovea",
      "one eccentricity",
      (l) => l.task.conditions.splice(1, 5),
      "task.conditions: expected at least two eccentricities with a diameter of 1.6, for the figure has a line of them, found 0 alone",
    ],
    [
      "glimpses",
      "one glimpse",
      (l) => (l.task.saccades = 0),
      "task.saccades: expected at least 1, for the figure goes by the number of glimpses, found 0",
    ],
  ])("in %s: %s", async (id, _, change, sentence) => {
    expect(await checked(id, { level: change })).toContain(`levels/${id}/level.json, ${sentence}`);
  });
});
