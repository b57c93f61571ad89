// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import { languages } from "../../src/content/language";
import type { Level } from "../../src/content/level";
import type { TrialRecord } from "../../src/core/trial/record";
import type { CategoryId, Trial } from "../../src/core/trial/trial";
import { introScreen } from "../../src/overlay/intro/intro-screen";
import { ANNOUNCER_ID } from "../../src/overlay/kit/announce";
import { mapScreen } from "../../src/overlay/map/map-screen";
import { groupByCue } from "../../src/overlay/merits/cue-groups";
import { loadCueView } from "../../src/overlay/merits/merit-views";
import { playScreen } from "../../src/overlay/play/play-screen";
import { resultsScreen } from "../../src/overlay/results/results-screen";
import { logOf } from "../core/trial/samples";
import { appears, type FakeGame, fakeGame, find, show, wordsOf } from "./fake-game";
import { finishedWith, named, openLevel, playing, stimulus } from "./played";

const ID = "texture-or-shape";

type Named = "shape" | "texture" | "other" | "missed" | "nobody";

let fake: FakeGame;
let level: Level;
let trials: readonly Trial[];
let root: HTMLElement;

beforeEach(async () => {
  fake = await fakeGame();
  await load();
});

async function load(): Promise<void> {
  ({ level, trials } = await openLevel(fake.game, ID));
}

function choiceOf(trial: Trial, what: Named): CategoryId | null {
  if (what === "missed" || what === "nobody") return null;
  if (what === "shape") return trial.answer;
  if (what === "texture" && trial.texture !== undefined) return trial.texture;
  return trial.choices.find((id) => id !== trial.answer && id !== trial.texture) ?? null;
}

const recordOf = (trial: Trial, you: Named, net: Named): TrialRecord =>
  named(level, trial, choiceOf(trial, you), choiceOf(trial, net));

/** A block: conflicts answered by turns, whole photographs as what they are, but for the first. */
function block(course: readonly (readonly [Named, Named])[]): TrialRecord[] {
  const conflicts = trials.filter(({ texture }) => texture !== undefined);
  const whole = trials.filter(({ texture }) => texture === undefined);
  const silent = course.every(([, net]) => net === "nobody");
  return [
    ...conflicts.map((trial, i) => recordOf(trial, ...(course[i % course.length] as readonly [Named, Named]))),
    ...whole.map((trial, i) => recordOf(trial, i === 0 ? "other" : "shape", silent ? "nobody" : "shape")),
  ].sort((a, b) => a.trial.index - b.trial.index);
}

/** Of 48 conflicts: 12 each by shape and shape, shape and texture, texture and texture, and 6 each missed or neither. */
const mixed: readonly (readonly [Named, Named])[] = [
  ["shape", "shape"],
  ["shape", "texture"],
  ["texture", "texture"],
  ["missed", "texture"],
  ["shape", "shape"],
  ["shape", "texture"],
  ["texture", "texture"],
  ["other", "other"],
];

async function open(records: readonly TrialRecord[]): Promise<void> {
  finishedWith(fake.game, level, trials, records);
  root = show(resultsScreen(fake.game));
  await appears(root, ".results-head");
}

const groupsShown = () =>
  [...root.querySelectorAll(".quadrant")].map((each) => [
    wordsOf(each.querySelector(".grow")),
    Number(wordsOf(each.querySelector(".quadrant-count"))),
  ]);

const JUDGING = /\bright\b|wrong|miss|mistake|κ|beat the net|draw|ahead|答对|错|κ|胜过了网络|平手|领先/i;

describe("the results of shape against texture", () => {
  test("stand where a score stands as shares of shape, and call nobody right or wrong", async () => {
    await open(block(mixed));
    expect(wordsOf(find(root, ".final-score"))).toMatch(/^67\s?%\D*29\s?%$/);
    expect(wordsOf(find(root, "h1"))).toBe("You went mostly by shape, the net mostly by texture");
    expect(wordsOf(find(root, ".lead"))).toContain("Level passed: you named shape or texture");
    for (const part of [".results-head", ".who h2", ".cue-tally table"])
      expect(wordsOf(find(root, part)), part).not.toMatch(JUDGING);
    for (const gone of [".accuracy", ".kappa", ".conditions", ".outcome", ".mark.you .hollow", ".mark.net .hollow"])
      expect(root.querySelector(gone), gone).toBeNull();
    expect(find(root, ".results-head").className).not.toMatch(/won|lost|tie/);
  });

  test("count what was named, no answer apart from something else", async () => {
    await open(block(mixed));
    const cells = [...root.querySelectorAll(".cue-tally tbody td")].map((cell) => Number(wordsOf(cell)));
    expect(cells).toEqual([24, 12, 12, 30, 6, 6, 6, 0]);
    expect(wordsOf(find(root, ".cue-tally"))).toContain("In 24 of the 36 pictures");
  });

  test("sort the pictures by who went by what, the whole ones apart, each once", async () => {
    const records = block(mixed);
    await open(records);
    expect(groupsShown()).toEqual([
      ["Both by shape", 12],
      ["Both by texture", 12],
      ["You by shape, the net by texture", 12],
      ["You by texture, the net by shape", 0],
      ["One or both of you by neither", 12],
      ["Whole photographs", 8],
    ]);
    const sorted = groupByCue(records, true).flatMap((group) => group.records);
    expect(new Set(sorted)).toEqual(new Set(records));
    expect(sorted).toHaveLength(records.length);
    const mixedGroup = groupByCue(records, true).find(({ key }) => key === "you-shape");
    expect(mixedGroup?.marks).toEqual([
      { player: "you", did: "shape" },
      { player: "net", did: "texture" },
    ]);
  });

  test("without a net sort them by what the player named", async () => {
    await open(block(mixed.map(([you]) => [you, "nobody"] as const)));
    expect(groupsShown()).toEqual([
      ["Shape", 24],
      ["Texture", 12],
      ["Something else", 6],
      ["No answer in time", 6],
      ["Whole photographs", 8],
    ]);
    expect(wordsOf(find(root, "h1"))).toBe("You went mostly by shape");
    expect(wordsOf(find(root, ".final-score"))).toMatch(/^67\s?%\D*–$/);
    expect(root.querySelectorAll(".cue-tally thead th")).toHaveLength(1);
  });

  test("tell what whole photographs were, which have a right answer, and count them nowhere else", async () => {
    await open(block(mixed));
    const part = [...root.querySelectorAll(".notes")].map(wordsOf).find((words) => words.startsWith("Whole"));
    expect(part).toContain("You: 7 of 8 right");
    expect(part).toContain("Net: 8 of 8 right");
    // A player who names neither in conflicts does not pass by them.
    await open(block([["other", "shape"]]));
    expect(wordsOf(find(root, ".lead"))).toContain("Not passed yet");
    expect(wordsOf(find(root, ".final-score"))).toMatch(/^–\D*100\s?%$/);
    expect(wordsOf(find(root, "h1"))).toBe("You named neither shape nor texture, the net mostly by shape");
  });

  test("name a lean only where the answers show one", async () => {
    // 26 of 48: a coin does that.
    const even = block([["shape", "texture"]]).map((record, i) =>
      record.trial.texture !== undefined && i % 2 === 0 ? recordOf(record.trial, "texture", "texture") : record,
    );
    await open(even);
    expect(wordsOf(find(root, "h1"))).toBe("You went by both shape and texture, the net mostly by texture");
    await open(block([["texture", "texture"]]));
    expect(wordsOf(find(root, "h1"))).toBe("You went mostly by texture, and so did the net");
  });

  test("give the mark to who named one of the two more often, and celebrate nothing else", async () => {
    await open(block([["texture", "other"]]));
    expect(wordsOf(find(root, ".earned"))).toContain("more often than the net");
    expect(fake.stage.celebrate).toHaveBeenCalledOnce();
    await open(block([["shape", "texture"]]));
    expect(root.querySelector(".earned")).toBeNull();
    expect(fake.stage.celebrate).toHaveBeenCalledOnce();
  });

  test("a picture of two cues is named by both in its dialog, without a tick", async () => {
    await open(block(mixed));
    find(root, ".thumb").click();
    await appears(root, "dialog[open] .dialog-page");
    expect(wordsOf(find(root, "dialog h2"))).toMatch(/^Shape: .+ Texture: .+/);
    for (const gone of [".outcome", ".answer.right", ".bar.strong"])
      expect(root.querySelector(`dialog ${gone}`), gone).toBeNull();
    expect(find(root, "dialog .answer.of-you .mark-cue").getAttribute("aria-label")).toBe("Shape");
    expect(wordsOf(find(root, ".thumb"))).toMatch(/^shape .+, texture .+: you said .+, the net said/);
    const whole = find(root, '[aria-labelledby="group-whole"] .thumb');
    whole.click();
    await vi.waitFor(() => expect(wordsOf(find(root, "dialog h2"))).toMatch(/^It was:/));
    expect(root.querySelectorAll("dialog .outcome")).toHaveLength(2);
  });

  test("all the same in a level that has no code of its own", async () => {
    const { readFile } = await import("node:fs/promises");
    const file = JSON.parse(await readFile(`levels/${ID}/level.json`, "utf8"));
    const files = new Map([["levels/first-glance/level.json", JSON.stringify({ ...file, id: "first-glance" })]]);
    fake = await fakeGame({ files });
    ({ level, trials } = await openLevel(fake.game, "first-glance"));
    expect(fake.game.levels.room(level).figure).toBeUndefined();
    await open(block(mixed));
    expect(wordsOf(find(root, ".final-score"))).toMatch(/^67\s?%\D*29\s?%$/);
    expect(groupsShown()).toHaveLength(6);
    expect(root.querySelector(".accuracy")).toBeNull();
  });
});

describe.each(languages)("what is heard and read in %s", (language) => {
  let region: HTMLElement;
  beforeEach(async () => {
    fake = await fakeGame({ language });
    await load();
    region = document.createElement("div");
    region.id = ANNOUNCER_ID;
    document.body.replaceChildren(region);
  });

  test("the end is announced in whole sentences: both shares, passed or not, nobody right", async () => {
    finishedWith(fake.game, level, trials, block(mixed));
    root = show(resultsScreen(fake.game));
    document.body.append(region);
    await vi.waitFor(() => expect(region.textContent).not.toBe(""), { timeout: 20_000 });
    const words = region.textContent ?? "";
    expect(words).toMatch(language === "en" ? /67%.+24 of 36.+29%.+12 of 42/ : /67%.+36.+24.+29%.+42.+12/);
    expect(words).not.toMatch(JUDGING);
    expect(words).not.toMatch(/cue\.|[{}]/);
  });

  test.each<[Named, Named, RegExp]>([
    ["shape", "texture", /You went by shape, the net by texture|你看的是形状，网络看的是纹理/],
    ["texture", "texture", /You went by texture, and so did the net|你看的是纹理，网络也是/],
    ["other", "other", /You named something else, the net named something else|你选了别的，网络选了别的/],
    ["missed", "shape", /You gave no answer in time, the net by shape|你没来得及回答，网络看的是形状/],
    ["shape", "nobody", /^You went by shape\b|^你看的是形状/],
  ])("a reveal says who went by what: you %s, net %s", async (you, net, headline) => {
    await Promise.all([fake.game.levels.learn(level), loadCueView()]);
    const trial = trials.find(({ texture }) => texture !== undefined) as Trial;
    const revealed = { ...level, task: { ...level.task, feedback: "reveal" } } as Level;
    playing(fake.game, revealed, trials, { trialState: { phase: "preparing" } });
    root = show(playScreen(fake.game));
    document.body.append(region);
    fake.game.stores.play.setState({
      trialState: { phase: "reveal", log: logOf(), choice: null, rt: null, device: null },
      reveal: { record: recordOf(trial, you, net), stimulus },
    });
    await appears(root, ".reveal");
    expect(wordsOf(find(root, ".reveal-headline"))).toMatch(headline);
    for (const gone of [".outcome", ".answer.right", ".bar.strong", ".headline-marks .hollow", ".play-score"])
      expect(root.querySelector(gone), gone).toBeNull();
    const { categoryName } = fake.game.pictures;
    expect(wordsOf(find(root, ".reveal figcaption"))).toContain(categoryName(trial.texture as string));
    await vi.waitFor(() => expect(region.textContent).toMatch(headline), { timeout: 20_000 });
    expect(region.textContent).not.toMatch(JUDGING);
  });

  test("the intro says what passes, and that no answer is wrong", async () => {
    root = show(introScreen(fake.game, ID));
    const facts = await appears(root, ".intro-facts");
    expect(wordsOf(facts)).toMatch(/Neither shape nor texture is wrong|选哪样都不算错/);
    expect(wordsOf(facts)).not.toMatch(/beat the net|胜过网络/);
  });

  test("the map shows no best score of it", () => {
    const played = { plays: 1, passed: true, beatNet: true, best: null };
    fake.game.stores.progress.setState({ levels: { [ID]: played } });
    root = show(mapScreen(fake.game));
    expect(root.querySelector(".level-best")).toBeNull();
    expect(wordsOf(root)).not.toMatch(/beat the net|胜过了网络/i);
  });
});
