import { describe, expect, it } from "vitest";
import { chooseImageRule, imagePattern } from "../../../src/core/table/image-identity";
import { lastFields, picturePath } from "../../../src/core/table/image-names";
import { parse, table } from "./trial-text";

type Seen = readonly [name: string, category: string, condition?: string];

/** A subject's table: what was seen, in turn. */
const saw = (subj: string, ...seen: readonly Seen[]) =>
  parse(
    table(
      ...seen.map(
        ([name, category, condition = "0"], i) => `${subj},1,${i + 1},0.5,x,${category},${condition},${name}`,
      ),
    ),
  );

const numbered = (names: readonly Seen[], prefix: string): Seen[] =>
  names.map(([name, ...rest], i) => [`${String(i + 1).padStart(4, "0")}_${prefix}_${name}`, ...rest]);

describe("lastFields", () => {
  it.each([
    ["0001_cl_s01_cr_oven_40_n04111531_14126.png", 1, "n04111531_14126.png"],
    ["n04111531_14126.png", 1, "n04111531_14126.png"],
    ["0001_su_s01_0_airplane_00_airplane1-bicycle2.png", 1, "airplane1-bicycle2.png"],
    ["airplane10.png", 1, "airplane10.png"],
    ["a_m04111531_7.png", 1, "7.png"],
    ["0001_s01_dog_01.png", 2, "dog_01.png"],
    ["dog_01.png", 5, "dog_01.png"],
  ])("of %s, %i: %s", (name, count, identity) => {
    expect(lastFields(name, count)).toBe(identity);
  });
});

describe("picturePath", () => {
  it.each([
    ["images\\dog\\01.PNG", "images/dog/01.png"],
    ["./dog.JPEG", "dog.jpg"],
    ["/static/dog.jpg", "static/dog.jpg"],
    ["https://x.org/polar%20bear.png?v=3#top", "https://x.org/polar bear.png"],
    ['<img src="img/dog.png" width=300>', "img/dog.png"],
    ["100%_sure.png", "100%_sure.png"],
    ["really?.png", "really?.png"],
    ["no extension", "no extension"],
    ["folder.v2/dog", "folder.v2/dog"],
    ["/", "/"],
  ])("of %s is %s", (name, path) => {
    expect(picturePath(name)).toBe(path);
  });
});

describe("chooseImageRule", () => {
  it("takes the last field of public names, in which only people and nets differ", () => {
    const pictures: Seen[] = [
      ["n04111531_14126.png", "oven"],
      ["n02123045_3.png", "cat"],
      ["n02123045_9.png", "cat"],
    ];
    const rule = chooseImageRule([
      saw("subject-01", ...numbered(pictures, "cl_s01_cr_x_40")),
      saw("resnet50", ...numbered(pictures.toReversed(), "cl_dnn_cr_x_40")),
      saw("vgg", ...numbered(pictures, "cl_dnn_cr_x_40")),
    ]);
    expect(rule.name).toBe("last field");
    expect(rule.why).toMatch(/as in the field's public tables/);
    expect(rule.identify("0007_cl_s02_cr_oven_40_n04111531_14126.png")).toBe("n04111531_14126.png");
  });

  it("tells dog_01 from cat_01", () => {
    const rule = chooseImageRule([
      saw("a", ["dog_01.png", "dog"], ["cat_01.png", "cat"]),
      saw("b", ["cat_01.png", "cat"]),
    ]);
    expect(rule.name).toBe("file name");
    expect(rule.why).toBe("the file's name; by the last field of the name “01.png” would have two categories");
    expect(rule.identify("dog_01.png")).not.toBe(rule.identify("cat_01.png"));
  });

  it("tells dog_01 from cat_01 behind a trial's number and a subject", () => {
    const pictures: Seen[] = [
      ["dog_01.png", "dog"],
      ["cat_01.png", "cat"],
    ];
    const rule = chooseImageRule([
      saw("a", ...numbered(pictures, "s01")),
      saw("b", ...numbered(pictures.toReversed(), "s02")),
    ]);
    expect(rule.name).toBe("last fields");
    expect(rule.identify("0001_s01_dog_01.png")).toBe("dog_01.png");
  });

  it("tells two of one category apart that a subject sees in one condition", () => {
    const rule = chooseImageRule([
      saw("a", ["red_1.png", "dog"], ["blue_1.png", "dog"]),
      saw("b", ["red_1.png", "dog"]),
    ]);
    expect(rule.identify("red_1.png")).not.toBe(rule.identify("blue_1.png"));
  });

  it("does not take a picture's second showing for another picture", () => {
    const rule = chooseImageRule([
      saw(
        "a",
        ...numbered(
          [
            ["dog-1.png", "dog"],
            ["cat-1.png", "cat"],
            ["dog-1.png", "dog"],
          ],
          "me",
        ),
      ),
      saw(
        "b",
        ...numbered(
          [
            ["cat-1.png", "cat"],
            ["dog-1.png", "dog"],
          ],
          "you",
        ),
      ),
    ]);
    expect(rule.identify("0001_me_dog-1.png")).toBe(rule.identify("0003_you_dog-1.png"));
  });

  it("keeps apart what two groups saw, where everybody shares pictures by whole names", () => {
    const [one, two]: [Seen[], Seen[]] = [
      [
        ["a_1.png", "dog"],
        ["a_2.png", "cat"],
      ],
      [
        ["b_1.png", "dog"],
        ["b_2.png", "cat"],
      ],
    ];
    const rule = chooseImageRule([saw("p", ...one), saw("q", ...one), saw("r", ...two), saw("s", ...two)]);
    expect(rule.name).toBe("file name");
    expect(rule.identify("a_1.png")).not.toBe(rule.identify("b_1.png"));
  });

  it("is not misled by names that agree by chance, nor by nets that share them all", () => {
    const seen = Array.from({ length: 40 }, (_, i): Seen => [`p${i}.png`, i % 2 ? "cat" : "dog"]);
    // The number is not the trial's: it goes on from another session.
    const prefixed = (prefix: string, step: number) =>
      seen.map((_, i): Seen => {
        const [name, category] = seen[(i * step) % 40] as Seen;
        return [`${prefix}-${500 + i}_${name}`, category];
      });
    const rule = chooseImageRule([
      saw("a", ...prefixed("s1", 1)),
      saw("b", ...prefixed("s1", 3)),
      saw("net1", ...prefixed("dnn", 1)),
      saw("net2", ...prefixed("dnn", 1)),
    ]);
    expect(rule.name).toBe("last field");
  });

  it("matches subjects whose names the pictures carry without a number", () => {
    const rule = chooseImageRule([saw("p", ["p_dog1.png", "dog"]), saw("q", ["q_dog1.png", "dog"])]);
    expect(rule.identify("p_dog1.png")).toBe(rule.identify("q_dog1.png"));
  });

  it.each([
    ["images/dog_01.png", "dog_01.png"],
    ["C:\\exp\\images\\dog_01.png", "images/dog_01.PNG"],
    ["https://x.org/i/dog_01.png?v=2", "dog_01.png"],
    ["dog_01.jpg", "dog_01.png"],
    ["dog_01", "img/dog_01.JPEG"],
    ["polar%20bear/dog_01.png", "polar bear/dog_01.png"],
  ])("sees one picture in %s and %s", (one, other) => {
    const rule = chooseImageRule([saw("a", [one, "dog"], ["x/cat_01.png", "cat"]), saw("b", [other, "dog"])]);
    expect(rule.identify(one)).toBe(rule.identify(other));
  });

  it("tells pictures apart by their folder where the name alone would not", () => {
    const rule = chooseImageRule([
      saw("a", ["img/dog/01.png", "dog"], ["img/cat/01.png", "cat"]),
      saw("b", ["C:\\img\\dog\\01.png", "dog"], ["C:\\img\\cat\\01.png", "cat"]),
    ]);
    expect(rule.name).toBe("folder and file name");
    expect(rule.identify("img/dog/01.png")).toBe(rule.identify("C:\\img\\dog\\01.png"));
    expect(rule.identify("img/dog/01.png")).not.toBe(rule.identify("img/cat/01.png"));
  });

  it("keeps the extension where it tells two pictures apart", () => {
    const rule = chooseImageRule([saw("a", ["1.png", "dog"], ["1.jpg", "cat"]), saw("b", ["1.png", "dog"])]);
    expect(rule.identify("1.png")).not.toBe(rule.identify("1.jpg"));
  });

  it("forgives one slip in many rows, and names it", () => {
    const pictures = Array.from({ length: 200 }, (_, i): Seen => [`n0${i}_${i}.png`, i % 2 ? "cat" : "dog"]);
    const slip = pictures.with(7, ["n07_7.png", "dog"]);
    const rule = chooseImageRule([saw("a", ...numbered(pictures, "s01")), saw("b", ...numbered(slip, "s02"))]);
    expect(rule.name).toBe("last field");
    expect(rule.why).toMatch(/one picture has two categories \(“n07_7.png”\): look at that/);
  });

  it("prefers a rule with a slip to one by which nobody shares a picture", () => {
    const pictures = Array.from({ length: 16 }, (_, i): Seen => [`n0${i}_${i}.png`, i % 2 ? "cat" : "dog"]);
    const slip = pictures.with(7, ["n07_7.png", "dog"]);
    const rule = chooseImageRule([saw("a", ...numbered(pictures, "s01")), saw("b", ...numbered(slip, "s02"))]);
    expect(rule.identify("0001_s01_n04_4.png")).toBe(rule.identify("0009_s02_n04_4.png"));
    expect(rule.why).toMatch(/nobody would share a picture.*one picture has two categories/);
  });

  it("falls back on whole names where the categories contradict every rule", () => {
    const rule = chooseImageRule([
      saw("a", ["1.png", "dog"], ["2.png", "cat"]),
      saw("b", ["1.png", "cat"], ["2.png", "dog"]),
    ]);
    expect(rule.why).toMatch(/2 pictures have two categories/);
  });

  it("says something about no tables and tables without rows", () => {
    expect(chooseImageRule([]).identify("a_b.png")).toBeTypeOf("string");
    expect(chooseImageRule([parse(table())]).identify("a/b.png")).toBeTypeOf("string");
  });

  it("does as the user's pattern says", () => {
    const rule = chooseImageRule([saw("a", ["x-12-left.png", "dog"])], imagePattern("x-(\\d+)-"));
    expect(rule).toMatchObject({ name: "pattern", why: "/x-(\\d+)-/, as --image-id says" });
    expect(["x-12-left.png", "x-12-right.png", "y.png"].map(rule.identify)).toEqual(["12", "12", ""]);
    expect(chooseImageRule([], imagePattern("\\d+")).identify("a 12 b")).toBe("12");
    expect(() => imagePattern("(")).toThrow(/--image-id takes a regular expression; "\(" is none: Unterminated group/);
  });
});
