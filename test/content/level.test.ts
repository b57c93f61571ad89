import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJson, repeatedKeys } from "../../src/content/json";
import { languages } from "../../src/content/language";
import { taskOf } from "../../src/content/level";
import { loadCampaign, loadDeck } from "../../src/content/load";
import { loadLevel, loadWords } from "../../src/content/load-level";
import { ContentError } from "../../src/content/problem";
import { nodeSource, PROJECT_ROOT } from "../../src/tools/node-source";
import { schemaFiles } from "../../src/tools/schema-files";
import { sourceOf } from "./sources";

const good = JSON.parse(readFileSync(join(PROJECT_ROOT, "levels/small-and-cluttered/level.json"), "utf8"));

/** The sentences that a changed copy of a good level fails with. */
async function faults(change: (level: ReturnType<typeof structuredClone<typeof good>>) => void): Promise<string[]> {
  const level = structuredClone(good);
  change(level);
  try {
    await loadLevel(sourceOf({ "levels/small-and-cluttered/level.json": level }), "small-and-cluttered");
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.sentences.map((sentence) => sentence.replace("levels/small-and-cluttered/level.json", "FILE"));
  }
}

describe("a level file that is wrong", () => {
  test("the unchanged one is not", async () => {
    expect(await faults(() => {})).toEqual([]);
  });

  test.each<[string, (level: typeof good) => void, string]>([
    [
      "a word for a number",
      (l) => {
        l.task.trials = "many";
      },
      'FILE, task.trials: expected a number, found "many"',
    ],
    [
      "half a trial",
      (l) => {
        l.task.trials = 1.5;
      },
      "FILE, task.trials: expected a whole number, found 1.5",
    ],
    [
      "a missing key",
      (l) => {
        delete l.task.timing.mask;
      },
      "FILE, task.timing.mask: expected a number, found nothing",
    ],
    [
      "a misspelt key",
      (l) => {
        l.task.timing.exposre = 100;
      },
      'FILE, task.timing.exposre: expected only keys that are known here, found "exposre"',
    ],
    [
      "too long a flash",
      (l) => {
        l.task.timing.exposure = 9000;
      },
      "FILE, task.timing.exposure: expected at most 2000, found 9000",
    ],
    [
      "a range the wrong way round",
      (l) => {
        l.task.stimulus.size = [0.9, 0.5];
      },
      "FILE, task.stimulus.size: expected the lower end first, found [0.9,0.5]",
    ],
    [
      "a range of one",
      (l) => {
        l.task.conditions[2].stimulus.size = [0.9];
      },
      "FILE, task.conditions[2].stimulus.size: expected at least 2 entries, found [0.9]",
    ],
    [
      "no condition",
      (l) => {
        l.task.conditions = [];
      },
      "FILE, task.conditions: expected at least 1 entries, found []",
    ],
    [
      "two conditions of one name",
      (l) => {
        l.task.conditions = [{ name: "a" }, { name: "a" }];
      },
      'FILE, task.conditions: expected every condition to have a name of its own, found [{"name":"a"},{"name":"a"}]',
    ],
    [
      "a category twice",
      (l) => {
        l.task.categories = ["dog", "dog", "dog", "dog"];
      },
      'FILE, task.categories: expected each category once, found ["dog","dog","dog","dog"]',
    ],
    [
      "a condition without a name",
      (l) => {
        l.task.conditions[1].name = " ";
      },
      'FILE, task.conditions[1].name: expected letters, digits, and single hyphens or dots between them, found " "',
    ],
    [
      "a plain background with clutter",
      (l) => {
        l.task.stimulus.background = { kind: "plain", clutter: [0, 1] };
      },
      'FILE, task.stimulus.background.clutter: expected only keys that are known here, found "clutter"',
    ],
    [
      "photographs of no known clutter",
      (l) => {
        l.task.conditions[1].stimulus.background = { kind: "photograph", noise: 0 };
      },
      "FILE, task.conditions[1].stimulus.background.clutter: expected a list, found nothing",
    ],
    [
      "a background of no kind",
      (l) => {
        l.task.stimulus.background = { clutter: [0, 1], noise: 0 };
      },
      'FILE, task.stimulus.background.kind: expected one of "photograph", "plain", found nothing',
    ],
    [
      "an offset and a distance",
      (l) => {
        l.task.stimulus.position = { offset: 0.1, distance: 0.1 };
      },
      'FILE, task.stimulus.position: expected no "distance", or no "offset", found {"offset":0.1,"distance":0.1}',
    ],
    [
      "too great an offset",
      (l) => {
        l.task.stimulus.position = { offset: 0.9 };
      },
      "FILE, task.stimulus.position.offset: expected at most 0.5, found 0.9",
    ],
    [
      "a size on the screen without an eccentricity",
      (l) => {
        l.task.conditions[0].onScreen = { diameter: 2 };
      },
      'FILE, task.conditions[0].onScreen.eccentricity: expected a number, or "edge", found nothing',
    ],
    [
      "textures for a design that has none",
      (l) => {
        l.task.design = { kind: "crossed", textures: ["a"] };
      },
      'FILE, task.design.textures: expected only keys that are known here, found "textures"',
    ],
    [
      "a cue conflict without textures",
      (l) => {
        l.task.design = { kind: "cue-conflict", shapes: ["a"], whole: 0 };
      },
      "FILE, task.design.textures: expected a list, found nothing",
    ],
    [
      "a merit that nobody knows",
      (l) => {
        l.task.merit = "taste";
      },
      'FILE, task.merit: expected one of "accuracy", "cue-choice", found "taste"',
    ],
    [
      "a mark for a lab outside the task",
      (l) => {
        l.labMark = { measure: "found", atLeast: 1 };
      },
      'FILE, labMark: expected only keys that are known here, found "labMark"',
    ],
    [
      "a lab's mark upside down",
      (l) => {
        l.task.labMark = { measure: "found", atLeast: 2, atMost: 1 };
      },
      'FILE, task.labMark: expected atLeast not above atMost, found {"measure":"found","atLeast":2,"atMost":1}',
    ],
    [
      "the name of a picture that explains: the room says which",
      (l) => {
        l.explanation = "magic";
      },
      'FILE, explanation: expected only keys that are known here, found "explanation"',
    ],
    [
      "an id in capitals",
      (l) => {
        l.id = "Small";
      },
      'FILE, id: expected lower-case letters, digits and single hyphens, found "Small"',
    ],
    [
      "an id that is not the folder's",
      (l) => {
        l.id = "smaller";
      },
      'FILE, id: expected "small-and-cluttered", the folder\'s name, found "smaller"',
    ],
  ])("%s is said with file, path, expected and found", async (_, change, sentence) => {
    expect(await faults(change)).toEqual([sentence]);
  });

  test("every fault is named, the first in the message", async () => {
    const level = { ...good, version: 0, explanation: 3 };
    const error = await loadLevel(sourceOf({ "levels/x/level.json": level }), "x").catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ContentError);
    const { file, path, expected, found, message, problems } = error as ContentError;
    expect({ file, path, expected, found }).toEqual({
      file: "levels/x/level.json",
      path: "version",
      expected: "at least 1",
      found: "0",
    });
    expect(problems).toHaveLength(2);
    expect(message).toBe("levels/x/level.json, version: expected at least 1, found 0 (and 1 more)");
  });

  test("a missing file, an empty file and a file that is no level", async () => {
    const load = (files: Record<string, string>) => loadLevel(sourceOf(files), "x");
    await expect(load({})).rejects.toThrow(
      "levels/x/level.json: expected a file that can be read, found none: no such",
    );
    await expect(load({ "levels/x/level.json": "" })).rejects.toThrow(
      "line 1, column 1: expected a value, found the end",
    );
    await expect(load({ "levels/x/level.json": "[]" })).rejects.toThrow("expected an object, found []");
    await expect(load({ "levels/x/level.json": "<!doctype html>" })).rejects.toThrow('expected a value, found "<"');
    await expect(load({ "levels/x/level.json": "[".repeat(50_000) + "]".repeat(50_000) })).rejects.toThrow(
      /^levels\/x\/level.json: expected an object, found (\[{57}…|something nested too deep to show)$/,
    );
    const huge = JSON.stringify({ ...good, id: "x", version: 77 }).replace("77", "1e999");
    await expect(load({ "levels/x/level.json": huge })).rejects.toThrow(
      "levels/x/level.json, version: expected a number, found a number too large to count with",
    );
  });
});

const UNCLOSED = "the text to go on and close with a double quote";

describe("parseJson", () => {
  test("a byte order mark is no fault, and moves no other", () => {
    expect(parseJson('\ufeff{"a": 1}', "f")).toEqual({ a: 1 });
    expect(() => parseJson('\ufeff{"a" 1}', "f")).toThrow("f, line 1, column 6: expected a colon after the key");
  });

  test("Windows line ends are counted as one", () => {
    expect(() => parseJson('{\r\n  "a": 1,\r\n}', "f")).toThrow("f, line 3, column 1: expected a key");
  });

  test.each([
    ['{\n  "a": 1,\n  b: 2\n}', "line 3, column 3", "a key in double quotes", '"b"'],
    ['{\n  "a": 1\n  "b": 2\n}', "line 3, column 3", "a comma or }", '"\\""'],
    ['{"a": [1, 2,]}', "line 1, column 13", "a value", '"]"'],
    ['{"a": 1,}', "line 1, column 9", "a key in double quotes", '"}"'],
    ['{"a" 1}', "line 1, column 6", "a colon after the key", '"1"'],
    ['{"a": "x', "line 1, column 9", "the text to go on and close with a double quote", "the end of the file"],
    ['{"a": "x\ny"}', "line 1, column 9", "the text to go on and close with a double quote", '"\\n"'],
    ['["\\q"]', "line 1, column 3", "the text to go on and close with a double quote", '"\\\\"'],
    ["{} {}", "line 1, column 4", "nothing more", '"{"'],
    ["[01]", "line 1, column 3", "a comma or ]", '"1"'],
    ["'a'", "line 1, column 1", "a value", '"\'"'],
    ["[1", "line 1, column 3", "a comma or ]", "the end of the file"],
    ["[1,\u200b2]", "line 1, column 4", "a value", "the invisible character U+200B"],
    ["[1,\u00a02]", "line 1, column 4", "a value", "the invisible character U+00A0"],
    ['{"a": "\\u12"}', "line 1, column 8", "the text to go on and close with a double quote", '"\\\\"'],
    ["[".repeat(200_000), "line 1, column 200001", "a value", "the end of the file"],
    ['{"a":'.repeat(100_000), "line 1, column 500001", "a value", "the end of the file"],
    [`"${"\\".repeat(40_001)}`, "line 1, column 40002", UNCLOSED, '"\\\\"'],
  ])("%j", (text, path, expected, found) => {
    try {
      parseJson(text, "f.json");
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ContentError);
      expect((error as ContentError).problems).toEqual([{ path, expected, found }]);
    }
  });

  test("points into the text for any damage, and reads whatever JSON reads", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom("", "{", '"', ",", "x", "\\", "]"), (text, where, put) => {
        const at = where % (text.length + 1);
        const damaged = text.slice(0, at) + put + text.slice(at + 1);
        let value: unknown;
        try {
          value = JSON.parse(damaged);
        } catch {
          expect(() => parseJson(damaged, "f")).toThrow(ContentError);
          expect(() => parseJson(damaged, "f")).not.toThrow("expected nothing more, found the end");
          return;
        }
        expect(parseJson(damaged, "f")).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });
});

test("keys that stand twice in one object are found where they are", () => {
  expect(repeatedKeys('{"a": 1, "b": {"a": 2},\n "\\u0061": [{"c": 1}, {"c": 1}]}')).toEqual([
    { key: "a", path: "line 2, column 2" },
  ]);
  expect(repeatedKeys('{"a": 1, "a"')).toEqual([]);
});

describe("a level that is read", () => {
  test("is what core plays, without a conversion", async () => {
    const level = await loadLevel(nodeSource(), "small-and-cluttered");
    expect(level).toEqual(good);
  });

  test("a condition may replace timing", async () => {
    const level = structuredClone(good);
    level.task.conditions = [{ name: "long", timing: { exposure: 400 } }];
    const read = await loadLevel(sourceOf({ "levels/small-and-cluttered/level.json": level }), level.id);
    expect(taskOf(read, "flash").conditions).toEqual([{ name: "long", timing: { exposure: 400 } }]);
  });
});

describe("loadDeck", () => {
  const item = {
    bytes: 1,
    sha256: "0".repeat(64),
    source: { package: "p", version: "1", path: "x" },
    licence: "CC0-1.0",
  };
  const object = { ...item, id: "dog-a", kind: "object", category: "dog", file: "o/dog-a.webp", width: 2, height: 3 };
  const ground = { ...item, id: "bg", kind: "background", clutter: 0.4, file: "b/bg.webp", width: 9, height: 9 };
  const dog = { id: "dog", names: { en: "dog", "zh-CN": "狗" }, imagenet: [151] };
  const load = (items: object[], categories: object[] = [dog]) =>
    loadDeck(
      sourceOf({
        "assets/stimuli/manifest.json": { version: 1, items },
        "assets/stimuli/categories.json": categories,
      }),
    );

  test("makes core's deck and finds files", async () => {
    const loaded = await load([object, ground]);
    expect(loaded.deck).toEqual({
      objects: [{ id: "dog-a", category: "dog", side: 3 }],
      photographs: [],
      models: [],
      groups: {},
      forms: [],
      backgrounds: [{ id: "bg", clutter: 0.4 }],
    });
    expect(loaded.fileOf("bg")).toBe("assets/stimuli/b/bg.webp");
    expect(loaded.categories).toEqual([dog]);
    expect(loaded.items.get("dog-a")).toMatchObject({ kind: "object", category: "dog" });
    expect(() => loaded.fileOf("unicorn")).toThrow(/no item "unicorn"/);
  });

  test("keeps cut-outs, photographs and models apart", async () => {
    const photograph = { ...object, id: "dog-b", kind: "photograph" };
    const model = { ...object, id: "dog-c", kind: "model" };
    const { deck } = await load([object, photograph, model]);
    expect(deck.objects).toEqual([{ id: "dog-a", category: "dog", side: 3 }]);
    expect(deck.photographs).toEqual([{ id: "dog-b", category: "dog" }]);
    expect(deck.models).toEqual([{ id: "dog-c", category: "dog" }]);
    for (const item of [photograph, model])
      await expect(load([{ ...item, category: "cat" }])).rejects.toThrow("items[0].category: expected a category");
  });

  test("refuses what does not hold together", async () => {
    await expect(load([{ ...object, category: "cat" }])).rejects.toThrow(
      'manifest.json, items[0].category: expected a category of assets/stimuli/categories.json, found "cat"',
    );
    await expect(load([object, object])).rejects.toThrow('items[1].id: expected an id of its own, found "dog-a"');
    await expect(load([], [dog, dog])).rejects.toThrow("categories.json, [1].id: expected an id of its own");
    await expect(load([{ ...ground, clutter: undefined }])).rejects.toThrow("items[0].clutter: expected a number");
    await expect(load([{ ...object, file: "../secret" }])).rejects.toThrow("expected a file inside the folder");
    await expect(load([], [{ ...dog, imagenet: [1000] }])).rejects.toThrow("[0].imagenet[0]: expected at most 999");
    await expect(load([], [{ ...dog, names: { en: "dog" } }])).rejects.toThrow("[0].names.zh-CN: expected text");
  });

  test("reads the real one", async () => {
    const { deck, categories } = await loadDeck(nodeSource());
    expect(categories.length).toBeGreaterThanOrEqual(20);
    expect(deck.objects.length).toBeGreaterThanOrEqual(110);
    expect(deck.photographs?.length).toBeGreaterThanOrEqual(110);
    expect(deck.groups).toMatchObject({ bird: "animal", castle: "building", hammer: "thing" });
  });
});

test("the editors' schema files are up to date (npm run schema)", () => {
  for (const { file, text } of schemaFiles) expect(readFileSync(join(PROJECT_ROOT, file), "utf8"), file).toBe(text);
});

test("real campaign and words can be read", async () => {
  const source = nodeSource();
  const { chapters } = await loadCampaign(source);
  expect(chapters.flatMap((chapter) => chapter.levels)).toHaveLength(19);
  for (const language of languages) expect((await loadWords(source, "first-glance", language)).intro).not.toBe("");
});
