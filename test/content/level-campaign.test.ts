import { describe, expect, test } from "vitest";
import { builtLevels, campaignLevels, unlocked } from "../../src/content/campaign";
import type { Campaign } from "../../src/content/campaign-schema";
import { loadCampaign } from "../../src/content/load";
import { nodeSource } from "../../src/tools/node-source";
import { sourceOf } from "./sources";

type Opens = readonly string[] | { readonly chapters: number };

/** A campaign from chapters of `[id, opens after]`. */
function campaignOf(...chapters: (readonly (readonly [string, Opens])[])[]): Campaign {
  const words = { en: "x", "zh-CN": "x" };
  return {
    chapters: chapters.map((levels, c) => ({
      id: `chapter-${c}`,
      title: words,
      levels: levels.map(([id, opensAfter]) => ({
        id,
        kind: "flash" as const,
        title: words,
        teaches: words,
        opensAfter: opensAfter as string[],
      })),
    })),
  };
}

const simple = campaignOf([["a", []]], [["b", ["a"]]], [["c", ["a", "b"]]]);
const all = ["a", "b", "c"];

describe("unlocked", () => {
  test("opens what waits for nothing, and locks the rest with what is still to be passed", () => {
    expect(Object.fromEntries(unlocked(simple, [], all))).toEqual({
      a: { kind: "open" },
      b: { kind: "locked", after: ["a"] },
      c: { kind: "locked", after: ["a", "b"] },
    });
    expect(unlocked(simple, ["a"], all).get("b")).toEqual({ kind: "open" });
    expect(unlocked(simple, ["a"], all).get("c")).toEqual({ kind: "locked", after: ["b"] });
    expect(unlocked(simple, ["a", "b"], all).get("c")).toEqual({ kind: "open" });
  });

  test("a level that is not built is still to come, passed or not", () => {
    expect(unlocked(simple, ["a"], ["a"]).get("b")).toEqual({ kind: "coming" });
    expect(unlocked(simple, [], []).get("a")).toEqual({ kind: "coming" });
  });

  test("a passed level stays open when the campaign later asks for more", () => {
    expect(unlocked(simple, ["c"], all).get("c")).toEqual({ kind: "open" });
  });

  test("goes by id, never by place: another order of chapters and levels gives the same", () => {
    const turned = { chapters: [...simple.chapters].reverse() };
    for (const passed of [[], ["a"], ["b"], ["a", "b"]]) {
      const sorted = (campaign: Campaign) => Object.fromEntries(unlocked(campaign, passed, all));
      expect(sorted(turned)).toEqual(sorted(simple));
    }
  });

  test("passed levels that are no longer there do not matter", () => {
    expect(unlocked(simple, ["gone"], [...all, "gone"]).has("gone")).toBe(false);
  });

  test("counts whole chapters, but not the level's own", () => {
    const campaign = campaignOf(
      [["a", []]],
      [
        ["b", []],
        ["c", []],
      ],
      [["duel", { chapters: 2 }]],
    );
    const duel = (...passed: string[]) => unlocked(campaign, passed, ["a", "b", "c", "duel"]).get("duel");
    expect(duel()).toEqual({ kind: "locked-chapters", chapters: 2 });
    expect(duel("a", "b")).toEqual({ kind: "locked-chapters", chapters: 1 });
    expect(duel("a", "b", "c")).toEqual({ kind: "open" });
  });
});

describe("a campaign that does not hold together is refused", () => {
  const problem = (campaign: Campaign) => () => unlocked(campaign, [], []);

  test("levels that wait for one another", () => {
    expect(problem(campaignOf([["a", ["c"]]], [["b", ["a"]]], [["c", ["b"]]]))).toThrow(
      "levels/campaign.json, chapters[0].levels[0].opensAfter: expected levels that do not wait for one another, found a → c → b → a",
    );
    expect(problem(campaignOf([["a", ["a"]]]))).toThrow("found a → a");
    expect(
      problem(
        campaignOf([
          ["start", ["x"]],
          ["x", ["y"]],
          ["y", ["x"]],
        ]),
      ),
    ).toThrow("found x → y → x");
  });

  test("unknown ids", () => {
    expect(problem(campaignOf([["a", ["nowhere"]]]))).toThrow(
      'chapters[0].levels[0].opensAfter[0]: expected the id of a level of this campaign, found "nowhere"',
    );
  });

  test("ids used twice", () => {
    expect(problem(campaignOf([["a", []]], [["a", []]]))).toThrow(
      'chapters[1].levels[0].id: expected an id of its own, found "a" for the second time',
    );
    const twice = campaignOf([["a", []]], [["b", []]]);
    const [first, second] = twice.chapters;
    expect(problem({ chapters: [first, { ...second, id: first?.id }] } as Campaign)).toThrow("chapters[1].id");
  });

  test("more chapters than there are", () => {
    expect(problem(campaignOf([["a", []]], [["duel", { chapters: 2 }]]))).toThrow("expected at most 1");
  });

  test("titles of nothing but spaces", async () => {
    const campaign = structuredClone(campaignOf([["a", []]])) as { chapters: { title: { en: string } }[] };
    for (const chapter of campaign.chapters) chapter.title.en = " ";
    await expect(loadCampaign(sourceOf({ "levels/campaign.json": campaign }))).rejects.toThrow(
      'levels/campaign.json, chapters[0].title.en: expected some words, found " "',
    );
  });

  test("when it is loaded, too", async () => {
    const campaign = campaignOf([["a", ["nowhere"]]]);
    await expect(loadCampaign(sourceOf({ "levels/campaign.json": campaign }))).rejects.toThrow('found "nowhere"');
    const wrong = {
      chapters: [{ ...campaign.chapters[0], levels: [{ ...campaign.chapters[0]?.levels[0], opensAfter: 3 }] }],
    };
    await expect(loadCampaign(sourceOf({ "levels/campaign.json": wrong }))).rejects.toThrow(
      "chapters[0].levels[0].opensAfter: expected a list, or an object, found 3",
    );
  });
});

describe("the campaign of the game", async () => {
  const campaign = await loadCampaign(nodeSource());

  test("begins with first-glance alone; passing it opens small-and-cluttered", () => {
    const built = builtLevels(campaign);
    expect(built).toEqual(expect.arrayContaining(["first-glance", "small-and-cluttered"]));
    const open = (passed: string[], there: string[]) =>
      [...unlocked(campaign, passed, there)].filter(([, access]) => access.kind === "open").map(([id]) => id);
    expect(open([], built)).toEqual(["first-glance"]);
    expect(open(["first-glance"], built)).toContain("small-and-cluttered");
  });

  test("can be played to its end once everything is built", () => {
    const ids = campaignLevels(campaign).map((level) => level.id);
    const passed = new Set<string>();
    for (let round = 0; round < ids.length; round++)
      for (const [id, access] of unlocked(campaign, passed, ids)) if (access.kind === "open") passed.add(id);
    expect([...passed].sort()).toEqual([...ids].sort());
  });

  test("titles and lines differ between the languages and fit a card on the map", () => {
    for (const { id, title, teaches } of campaignLevels(campaign)) {
      expect(title["zh-CN"], id).not.toBe(title.en);
      expect(title.en.length, id).toBeLessThanOrEqual(36);
      expect(teaches.en.length, id).toBeLessThanOrEqual(90);
    }
  });
});
