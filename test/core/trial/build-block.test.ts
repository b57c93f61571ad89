import { describe, expect, test } from "vitest";
import { type BlockRequest, buildBlock } from "../../../src/core/trial/build-block";
import { ms } from "../../../src/core/units";
import { deckOf, stimulus, task, timing } from "./samples";

const deck = deckOf(10, 5);
const request: BlockRequest = { level: "sample", levelVersion: 1, seed: "42", task, deck };
const build = (change: Partial<BlockRequest> = {}) => buildBlock({ ...request, ...change });
const withTask = (change: Partial<typeof task>) => build({ task: { ...task, ...change } });

function counts<T>(values: readonly T[]): number[] {
  const tally = new Map<T, number>();
  for (const value of values) tally.set(value, (tally.get(value) ?? 0) + 1);
  return [...tally.values()];
}
const spread = (tally: readonly number[]) => Math.max(...tally) - Math.min(...tally);

describe("the same seed", () => {
  test("gives the same block, to the byte", () => {
    expect(JSON.stringify(build())).toBe(JSON.stringify(build()));
  });

  test("does not depend on the order in which the deck is listed", () => {
    const turned = { ...deck, objects: [...deck.objects].reverse() };
    expect(JSON.stringify(build({ deck: turned }))).toBe(JSON.stringify(build()));
  });

  test("gives other trials with another seed, level or level version", () => {
    const stimuli = (change: Partial<BlockRequest>) =>
      JSON.stringify(build(change).trials.map((each) => each.stimulus));
    const own = stimuli({});
    expect(stimuli({ seed: "43" })).not.toBe(own);
    expect(stimuli({ level: "other" })).not.toBe(own);
    expect(stimuli({ levelVersion: 2 })).not.toBe(own);
  });

  test("keeps the block's answers whatever the practice is", () => {
    const answers = (practice: number) => withTask({ practice }).trials.map((trial) => trial.answer);
    expect(answers(0)).toEqual(answers(4));
  });

  test("is pinned: records name seeds, so the trials of a seed must never change", () => {
    const [first] = build().trials;
    expect({ answer: first?.answer, choices: first?.choices, imageName: first?.imageName }).toMatchInlineSnapshot(`
      {
        "answer": "c3",
        "choices": [
          "c8",
          "c5",
          "c3",
          "c6",
        ],
        "imageName": "sample_0001_c3_c3-0-cb4b9ae8.png",
      }
    `);
  });
});

describe("numbers and names", () => {
  test("practice and block have as many trials as asked, counted from 0", () => {
    const { practice, trials } = build();
    expect(practice.map((trial) => trial.index)).toEqual([0, 1, 2, 3]);
    expect(trials.map((trial) => trial.index)).toEqual(Array.from({ length: 16 }, (_, i) => i));
    expect(practice.every((trial) => trial.practice)).toBe(true);
    expect(trials.some((trial) => trial.practice)).toBe(false);
  });

  test("ids and mask seeds are unique", () => {
    const all = [...build().practice, ...build().trials];
    expect(new Set(all.map((trial) => trial.id)).size).toBe(20);
    expect(new Set(all.map((trial) => trial.maskSeed)).size).toBe(20);
  });

  test("the image's name ends in the object and a digest of the whole stimulus", () => {
    for (const { imageName, stimulus: spec, answer } of build().trials) {
      expect(imageName).toMatch(/^sample_\d{4}_c\d_c\d-\d-[0-9a-f]{8}\.png$/);
      expect(imageName).toContain(`_${answer}_${spec.object.id}-`);
    }
  });
});

describe("balance", () => {
  test("the right answer stands at every place equally often, give or take one", () => {
    for (const alternatives of [2, 3, 4, 7]) {
      const { trials } = withTask({ alternatives, trials: 30 });
      const places = counts(trials.map((trial) => trial.choices.indexOf(trial.answer)));
      expect(places).toHaveLength(alternatives);
      expect(spread(places)).toBeLessThanOrEqual(1);
    }
  });

  test("conditions and answers are shared out equally, give or take one", () => {
    const conditions = [{ name: "a" }, { name: "b" }, { name: "c" }];
    const { trials } = withTask({ conditions, trials: 25 });
    expect(spread(counts(trials.map((trial) => trial.condition)))).toBeLessThanOrEqual(1);
    const answers = counts(trials.map((trial) => trial.answer));
    expect(answers).toHaveLength(10);
    expect(spread(answers)).toBeLessThanOrEqual(1);
  });

  test("no object comes again before all of its category have been shown, practice included", () => {
    const { practice, trials } = withTask({ trials: 46 });
    const objects = [...practice, ...trials].map((trial) => trial.stimulus.object.id);
    for (const category of new Set(trials.map((trial) => trial.answer))) {
      const dealt = objects.filter((id) => id.startsWith(`${category}-`));
      expect(dealt.length).toBeGreaterThan(3);
      expect(new Set(dealt.slice(0, 5)).size).toBe(Math.min(5, dealt.length));
    }
  });

  test("a small category starts again once all its objects have been shown", () => {
    const { trials } = buildBlock({
      ...request,
      deck: deckOf(4, 2),
      task: { ...task, practice: 0, trials: 16 },
    });
    expect(counts(trials.map((trial) => trial.stimulus.object.id))).toEqual(Array.from({ length: 8 }, () => 2));
  });
});

describe("choices", () => {
  test("are as many as asked, all different, the answer among them, the object of the answer's category", () => {
    for (const trial of build().trials) {
      expect(trial.choices).toHaveLength(4);
      expect(new Set(trial.choices).size).toBe(4);
      expect(trial.choices).toContain(trial.answer);
      expect(trial.stimulus.object.id.startsWith(`${trial.answer}-`)).toBe(true);
    }
  });

  test("come from the task's categories where it names some", () => {
    const categories = ["c7", "c1", "c4", "c2", "c9"];
    const { trials } = withTask({ categories });
    for (const trial of trials) for (const choice of trial.choices) expect(categories).toContain(choice);
  });
});

describe("stimuli", () => {
  test("lie within the rules, and the object's box within the frame", () => {
    for (const { stimulus: spec } of withTask({ trials: 200 }).trials) {
      const { object } = spec;
      expect(object.size).toBeGreaterThanOrEqual(0.4);
      expect(object.size).toBeLessThanOrEqual(0.9);
      for (const centre of [object.x, object.y]) {
        expect(Math.abs(centre - 0.5)).toBeLessThanOrEqual(0.3);
        // Places are rounded to three decimals.
        expect(centre - object.size / 2).toBeGreaterThanOrEqual(-0.0015);
        expect(centre + object.size / 2).toBeLessThanOrEqual(1.0015);
      }
      expect(Math.abs(object.turn)).toBeLessThanOrEqual(20);
      expect(spec.light).toBeGreaterThanOrEqual(0.8);
      expect(spec.light).toBeLessThanOrEqual(1);
    }
  });

  test("an object as large as the frame stands in its middle", () => {
    for (const { stimulus: spec } of withTask({ stimulus: { ...stimulus, size: [1, 1] } }).trials)
      expect([spec.object.x, spec.object.y]).toEqual([0.5, 0.5]);
  });

  test("half of the objects are mirrored where the rules allow it, none where not", () => {
    const mirrored = (mirror: boolean) =>
      withTask({ trials: 400, stimulus: { ...stimulus, mirror } }).trials.filter((each) => each.stimulus.object.mirror);
    expect(mirrored(true).length).toBeGreaterThan(150);
    expect(mirrored(true).length).toBeLessThan(250);
    expect(mirrored(false)).toHaveLength(0);
  });

  test("photographs are drawn from the clutter asked for", () => {
    const { trials } = withTask({
      trials: 60,
      stimulus: { ...stimulus, background: { ...stimulus.background, clutter: [0.2, 0.7] } },
    });
    const ids = new Set(trials.map(({ stimulus: { background } }) => background.kind === "photo" && background.id));
    expect([...ids].sort()).toEqual(["background-0.3", "background-0.6"]);
  });

  test("noise replaces the share of photographs asked for, each noise its own", () => {
    const kinds = (noise: number) =>
      withTask({ trials: 200, stimulus: { ...stimulus, background: { ...stimulus.background, noise } } }).trials.map(
        (trial) => trial.stimulus.background,
      );
    expect(kinds(0).every((background) => background.kind === "photo")).toBe(true);
    expect(kinds(1).every((background) => background.kind === "noise")).toBe(true);
    expect(new Set(kinds(1).map((background) => JSON.stringify(background))).size).toBe(200);
    const half = kinds(0.5).filter((background) => background.kind === "noise").length;
    expect(half).toBeGreaterThan(70);
    expect(half).toBeLessThan(130);
  });
});

describe("conditions", () => {
  test("replace the stimulus and timing rules they name, and leave the others", () => {
    const { trials } = withTask({
      conditions: [
        { name: "large", stimulus: { size: [0.9, 0.9] } },
        { name: "slow", timing: { exposure: ms(300) } },
      ],
    });
    for (const trial of trials) {
      if (trial.condition === "large") {
        expect(trial.stimulus.object.size).toBe(0.9);
        expect(trial.timing).toEqual(timing);
      } else expect(trial.timing).toEqual({ ...timing, exposure: 300 });
    }
  });

  test("a rule that is present but undefined does not erase the level's", () => {
    const { trials } = withTask({ conditions: [{ name: "holes", timing: { mask: undefined } as never }] });
    expect(trials[0]?.timing).toEqual(timing);
  });
});

describe("errors", () => {
  test("too few categories for the alternatives", () => {
    expect(() => build({ deck: deckOf(3, 2) })).toThrow(/"sample" asks for 4 alternatives, the deck has 3 categories/);
  });

  test("a category that the deck does not have", () => {
    expect(() => withTask({ categories: ["c1", "c2", "c3", "unicorn"] })).toThrow(/no object of category "unicorn"/);
  });

  test("no background of the clutter asked for", () => {
    expect(() =>
      withTask({ stimulus: { ...stimulus, background: { ...stimulus.background, clutter: [0.95, 1] } } }),
    ).toThrow("no background has a clutter between 0.95 and 1: the deck's lie from 0.1 to 0.9");
    expect(() => build({ deck: { ...deck, backgrounds: [] } })).toThrow("the deck has none");
  });
});
