import { describe, expect, test } from "vitest";
import { builtLevels } from "../../src/content/campaign";
import { loadCampaign, loadDeck } from "../../src/content/load";
import { levelParts } from "../../src/levels/level-parts";
import { checkBuilt, checkFolder, checkLevel } from "../../src/tools/check-levels";
import { nodeSource } from "../../src/tools/node-source";
import { checked, type Loose, toLab } from "./checked";

const FILE = "levels/first-glance/level.json";

describe("the rules of a level", () => {
  test.each<[string, Parameters<typeof checked>, string]>([
    [
      "one category four times",
      ["first-glance", { level: (l) => (l.task.categories = ["dog", "dog", "dog", "dog"]) }],
      `${FILE}, task.categories: expected each category once, found ["dog","dog","dog","dog"]`,
    ],
    [
      "a category that the deck has not",
      ["first-glance", { level: (l) => (l.task.categories = ["cat", "bird", "castle", "unicorn"]) }],
      `${FILE}, task.categories[3]: expected a category of the deck's photographs, found "unicorn"`,
    ],
    [
      "fewer categories than alternatives",
      ["first-glance", { level: (l) => (l.task.categories = ["cat", "bird", "castle"]) }],
      `${FILE}, task.alternatives: expected at most 3, as many as there are categories of photographs, found 4`,
    ],
    [
      "a clutter that no photograph has",
      ["more-time", { level: (l) => (l.task.stimulus.background.clutter = [0, 0]) }],
      `levels/more-time/level.json, task.stimulus.background.clutter: expected a range with photographs in it, which have from 0.1 to 1, found [0,0]`,
    ],
    [
      "such a clutter in one condition",
      ["small-and-cluttered", { level: (l) => (l.task.conditions[3].stimulus.background.clutter = [0.0001, 0.0002]) }],
      "levels/small-and-cluttered/level.json, task.conditions[3].stimulus.background.clutter: expected a range",
    ],
    [
      "a form that the deck has of some categories only",
      ["first-glance", { level: (l) => (l.task.conditions[0].stimulus = { form: "drawing" }) }],
      `${FILE}, task.conditions[0].stimulus.form: expected a form that the deck has of every category, found "drawing", which it lacks of `,
    ],
    [
      "alike choices where the design draws its own",
      ["invariance", { level: (l) => (l.task.distractors = "alike") }],
      'task.distractors: expected "any", for the design "crossed" draws its choices otherwise, found "alike"',
    ],
    [
      "fewer trials than conditions",
      ["small-and-cluttered", { level: (l) => (l.task.trials = 3) }],
      "task.trials: expected at least 4, one for each condition, found 3",
    ],
    [
      "nothing in the middle of the screen",
      ["first-glance", { level: (l) => (l.task.conditions[0].onScreen = { eccentricity: 5, diameter: 2 }) }],
      `${FILE}, task.conditions: expected a condition in the middle, since a small screen shows nothing else, found none`,
    ],
    [
      "two conditions at the edge",
      ["fovea", { level: (l) => (l.task.conditions[4].onScreen.eccentricity = "edge") }],
      "task.conditions[5].onScreen.eccentricity: expected one condition at the edge, found another one",
    ],
    [
      "a distance over the frame's edge",
      [
        "first-glance",
        {
          level: (l) => {
            l.task.stimulus.size = [0.3, 0.8];
            l.task.stimulus.position = { distance: 0.2 };
          },
        },
      ],
      `${FILE}, task.stimulus.position.distance: expected at most 0.1 for an object of size 0.8, which would stand over the frame's edge, found 0.2`,
    ],
    [
      "rounds that are not played one after the other",
      ["first-glance", { level: (l) => (l.task.conditions[0].round = "one") }],
      `${FILE}, task.conditions[0].round: expected no round, since only the design crossed plays rounds, found "one"`,
    ],
    [
      "objects that are shown by halves",
      ["invariance", { level: (l) => (l.task.trials = 75) }],
      "task.trials: expected a multiple of 24, since every object is shown once under each condition, found 75",
    ],
    [
      "a condition beside the rounds",
      ["invariance", { level: (l) => delete l.task.conditions[2].round }],
      "task.conditions[2].round: expected a round, as others have one, found nothing",
    ],
    [
      "crossed conditions that a screen may not reach",
      ["invariance", { level: (l) => (l.task.conditions[1].onScreen = { eccentricity: 9, diameter: 2 }) }],
      "task.conditions[1].onScreen: expected no position on the screen",
    ],
    [
      "a condition named as a round is",
      ["invariance", { level: (l) => (l.task.conditions[0].name = "place") }],
      'task.conditions[0].name: expected a name that no round has, found "place"',
    ],
    [
      "a cue conflict of one condition",
      ["texture-or-shape", { level: (l) => l.task.conditions.pop() }],
      "task.conditions: expected two conditions, one for the conflicts and one for the whole photographs, found 1",
    ],
    [
      "nothing but whole photographs",
      ["texture-or-shape", { level: (l) => (l.task.design.whole = 56) }],
      "task.design.whole: expected fewer than the 56 trials, so that some show a conflict, found 56",
    ],
    [
      "a shape that the deck has not",
      ["texture-or-shape", { level: (l) => (l.task.design.shapes[3] = "unicorn") }],
      'task.design.shapes[3]: expected an object of the deck, found "unicorn"',
    ],
    [
      "a texture of no category of the level",
      ["texture-or-shape", { level: (l) => (l.task.design.textures[0] = "guitar-classical") }],
      "task.design.textures: expected an object of every category, found none of big-cat",
    ],
    [
      "a shape twice",
      ["texture-or-shape", { level: (l) => (l.task.design.shapes[2] = "bird-flamingo") }],
      'task.design.shapes[2]: expected each object once, found "bird-flamingo" again',
    ],
    [
      "an object as large as its scene, under the first glimpse wherever it stands",
      ["glimpses", { level: (l) => (l.task.stimulus.size = [0.8, 0.9]) }],
      "levels/glimpses/level.json, task.stimulus.size[0]: expected at most 0.6, found 0.8",
    ],
    [
      "a rule that scenes do not know",
      ["glimpses", { level: (l) => (l.task.stimulus.contrast = 0.5) }],
      'task.stimulus.contrast: expected only keys that are known here, found "contrast"',
    ],
    [
      "a condition for glimpses, which have one of their own",
      ["glimpses", { level: (l) => (l.task.conditions = [{ name: "scene" }]) }],
      'task.conditions: expected only keys that are known here, found "conditions"',
    ],
  ])("%s", async (_, args, sentence) => {
    expect((await checked(...args)).join("\n")).toContain(sentence);
  });

  test("a shared fault is said once", async () => {
    const problems = await checked("more-time", { level: (l) => (l.task.stimulus.background.clutter = [0, 0]) });
    expect(problems.filter((problem) => problem.includes("clutter"))).toHaveLength(1);
  });
});

describe("words", () => {
  test("are asked for by name, whatever every object knows", async () => {
    for (const name of ["toString", "constructor", "__proto__", "hasOwnProperty"]) {
      const problems = await checked("first-glance", { level: (l) => (l.task.conditions[0].name = name) });
      expect(problems.join("\n")).toMatch(
        name === "__proto__"
          ? /task.conditions\[0\].name: expected letters/
          : new RegExp(
              `levels/first-glance/en.md, ## Conditions: expected words for the condition "${name}", found none`,
            ),
      );
    }
  });

  test("are blamed for their own faults", async () => {
    const problems = await checked("first-glance", {
      words: (text) => text.replace("## Intro", `## Intro\n\n${"> ".repeat(150)}`),
    });
    expect(problems).toHaveLength(2);
    for (const [i, language] of ["en", "zh-CN"].entries())
      expect(problems[i]).toMatch(new RegExp(`^levels/first-glance/${language}.md, line 3: expected headings`));
  });

  test("have no title", async () => {
    const problems = await checked("first-glance", { words: (text) => `# Title\n\n${text}` });
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain(
      "levels/first-glance/en.md, line 1: expected a section, such as ## Intro: a level's title stands in levels/campaign.json",
    );
  });

  test("have the same steps in every language", async () => {
    let first = true;
    const problems = await checked("first-glance", {
      words: (text) => {
        const changed = first ? text : text.replace("### v4 |", "### v5 |");
        first = false;
        return changed;
      },
    });
    expect(problems).toEqual([
      "levels/first-glance/zh-CN.md, ## Explanation: expected the steps retina, lgn, v1, v2, v4, it, net, honest, found retina, lgn, v1, v2, v5, it, net, honest",
    ]);
  });
});

describe("a level's room", () => {
  const borrow = (room: string) => ({ level: (l: Loose) => (l.room = room) });

  test("can be borrowed where its figure can be drawn", async () => {
    const task = JSON.parse(await nodeSource().read("levels/more-time/level.json")).task;
    const names = task.conditions.map(({ name }: { name: string }) => `- \`${name}\`: some words`).join("\n");
    const problems = await checked("first-glance", {
      level: (l) => {
        l.room = "more-time";
        l.task = task;
      },
      words: (text) => text.replace(/- `standard`.*/, names),
    });
    expect(problems).toEqual([]);
  });

  test("is refused where its figure cannot be drawn", async () => {
    expect(await checked("first-glance", borrow("more-time"))).toEqual([
      `${FILE}, task.conditions: expected at least two exposures with a mask, for the figure has a line of them, found 100 ms alone`,
      `${FILE}, task.conditions: expected at least two exposures without a mask, for the figure has a line of them, found none`,
    ]);
  });

  test("must be there, and sum up the level's own way of playing", async () => {
    expect(await checked("first-glance", borrow("constructor"))).toEqual([
      `${FILE}, room: expected a level with a room of its own: ${[...levelParts.keys()].join(", ")}, found "constructor"`,
    ]);
    expect(await checked("first-glance", borrow("glimpses"))).toEqual([
      `${FILE}, task.type: expected "glimpses", which the figure of the room "glimpses" sums up, found "flash"`,
    ]);
  });

  const asLab = (c: { chapters: { levels: { id: string; kind: string }[] }[] }) => {
    for (const level of c.chapters.flatMap(({ levels }) => levels)) if (level.id === "first-glance") level.kind = "lab";
  };
  const noConditions = (text: string) => text.replace(/## Conditions[\s\S]*?(?=## Explanation)/, "");

  test("has a lab for a level that is a lab alone", async () => {
    const lab = { campaign: asLab, words: noConditions };
    expect(await checked("first-glance", { ...lab, level: toLab("found") })).toEqual([
      `${FILE}, task.type: expected a lab in the room "first-glance", found none`,
    ]);
    const borrowed = (measure: string) => (l: Loose) => {
      toLab(measure)(l);
      l.room = "grandmother-cell";
    };
    expect(await checked("first-glance", { ...lab, level: borrowed("found") })).toEqual([]);
    expect(await checked("first-glance", { ...lab, level: borrowed("constructor") })).toEqual(
      ["complete", "mark"].map(
        (rule) => `${FILE}, task.${rule}.measure: expected one of found, which the lab reports, found "constructor"`,
      ),
    );
    expect(await checked("first-glance", { words: noConditions, level: borrowed("found") })).toEqual([
      'levels/campaign.json: expected the kind of the level "first-glance" to be "lab" if and only if its task is, found "flash"',
    ]);
  });

  test("has the lab that a mark is earned in", async () => {
    const mark = { measure: "found", atLeast: 1 };
    expect(await checked("first-glance", { level: (l) => (l.task.labMark = mark) })).toEqual([
      `${FILE}, task.labMark: expected a lab in the room "first-glance", found none`,
    ]);
    const other = { level: (l: Loose) => (l.task.labMark = { measure: "fund", atLeast: 1 }) };
    expect(await checked("grandmother-cell", other)).toEqual([
      'levels/grandmother-cell/level.json, task.labMark.measure: expected one of found, which the lab reports, found "fund"',
    ]);
  });
});

test("a key that stands twice is found in the file", async () => {
  const source = nodeSource();
  const twice = {
    read: async (path: string) => (await source.read(path)).replace('"version": ', '"version": 1, "version": '),
  };
  const context = {
    source: twice,
    loaded: await loadDeck(source),
    campaign: await loadCampaign(source),
    rooms: levelParts,
  };
  expect(await checkLevel("first-glance", context)).toEqual([
    `${FILE}, line 4, column 17: expected each key once, found "version" again`,
  ]);
});

test("files that nothing reads are named", () => {
  expect(checkFolder("duel", ["level.json", "en.md", "zh-CN.md", ".DS_Store"])).toEqual([]);
  expect(checkFolder("duel", ["level.json", "en.md", "zh.md"])).toEqual([
    'levels/duel: expected only level.json, en.md, zh-CN.md, found "zh.md"',
  ]);
});

test("the campaign's marks are held against the folders", async () => {
  const campaign = await loadCampaign(nodeSource());
  const built = builtLevels(campaign);
  expect(checkBuilt(campaign, built)).toEqual([]);
  const others = built.filter((id) => id !== "small-and-cluttered");
  expect(checkBuilt(campaign, [...others, "duel"])).toEqual([
    "levels/campaign.json: expected a folder levels/small-and-cluttered, for the level is marked as built, found none",
    'levels/campaign.json: expected "built": true at the level "duel", for levels/duel is there, found none',
  ]);
});
