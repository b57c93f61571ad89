// @vitest-environment happy-dom
import { render } from "lit";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { PlayState } from "../../src/app/stores/play-store";
import { languages } from "../../src/content/language";
import type { InvalidReason } from "../../src/core/trial/record";
import type { Trial } from "../../src/core/trial/trial";
import { ANNOUNCER_ID, announce } from "../../src/overlay/kit/announce";
import { joinSentences } from "../../src/overlay/kit/join-sentences";
import { playScreen } from "../../src/overlay/play/play-screen";
import { resultsScreen } from "../../src/overlay/results/results-screen";
import { logOf } from "../core/trial/samples";
import { type FakeGame, fakeGame, show } from "./fake-game";
import { answered, finished, openLevel, playing, stimulus } from "./played";

/** Each language's own marks, and an end. */
const WHOLE = { en: /^[^。！？]+[.?!]$/, "zh-CN": /[。！？]$/ } as const;
const DOUBLED = /[.。!！?？,，;；:：]\s*[.。!！?？,，;；]|\s{2}/;

const reasons: readonly InvalidReason[] = ["hidden", "context-lost", "interrupted", "unsteady-refresh", "resized"];

describe.each(languages)("in %s", (language) => {
  let fake: FakeGame;
  let region: HTMLElement;
  beforeEach(async () => {
    fake = await fakeGame({ language });
    region = document.createElement("div");
    region.id = ANNOUNCER_ID;
    document.body.replaceChildren(region);
  });

  const say = (key: string, values?: object) => fake.game.stores.language.getState().t(key as never, values as never);

  /** What is announced when the play screen comes to a state. */
  async function heard(state: (trial: Trial) => Partial<PlayState>, id = "first-glance"): Promise<string> {
    const { level, trials } = await openLevel(fake.game, id);
    playing(fake.game, level, trials, { trialState: { phase: "preparing" } });
    const root = show(playScreen(fake.game));
    document.body.append(region);
    fake.game.stores.play.setState(state(trials[0] as Trial));
    await vi.waitFor(() => expect(region.textContent).not.toBe(""), { timeout: 20_000 });
    root.remove();
    return region.textContent ?? "";
  }

  function expectWhole(words: string): void {
    expect(words).toMatch(WHOLE[language]);
    expect(words).not.toMatch(DOUBLED);
  }

  test.each([...reasons, "dropped-frames"] as const)("a flash discarded because of %s is announced", async (reason) => {
    const words = await heard(() => ({ trialState: { phase: "discarded", log: logOf(), reason } }));
    expectWhole(words);
    expect(words).toContain(say(`trial.discarded.${reason}`));
  });

  test("the break after practice, a round, and a browser that cannot time are announced", async () => {
    const practice = await heard(() => ({ phase: "break", trial: null }));
    expectWhole(practice);
    expect(practice).toContain(say("trial.look"));
    region.textContent = "";
    const round = await heard(() => ({ phase: "break", trial: null, round: "round-place" }), "invariance");
    expectWhole(round);
    region.textContent = "";
    const caution = await heard(() => ({ phase: "break", caution: { why: "coarse-clock", grain: 16.7 } }));
    expectWhole(caution);
    expect(caution).toContain(say("untimed.title"));
  });

  test("a window that is too small is announced", async () => {
    const words = await heard(() => ({ room: { kind: "too-small", side: 104, least: 224 } }));
    expectWhole(words);
    expect(words).toContain("104");
  });

  test.each([
    [true, false],
    [false, true],
    [true, true],
    [false, false],
    [null, true],
    [true, null],
  ])("the reveal is announced in whole sentences: you %j, net %j", async (you, net) => {
    const { level } = await openLevel(fake.game, "first-glance");
    const words = await heard((trial) => ({
      trialState: { phase: "reveal", log: logOf(), choice: null, rt: null, device: null },
      reveal: { record: answered(level, trial, { you, net }), stimulus },
    }));
    expectWhole(words);
  });

  test("brief feedback on conflicting cues names both and calls neither right", async () => {
    const { level } = await openLevel(fake.game, "texture-or-shape");
    let conflict: Trial | undefined;
    const words = await heard((trial) => {
      conflict = trial;
      return {
        trialState: { phase: "reveal", log: logOf(), choice: null, rt: null, device: null },
        reveal: { record: answered(level, trial, { you: true, net: false }), stimulus },
      };
    }, "texture-or-shape");
    expectWhole(words);
    if (conflict?.texture !== undefined) {
      expect(words).toContain(fake.game.pictures.categoryName(conflict.texture));
      expect(words).not.toContain(say("a11y.right"));
    }
  });

  test("the end of a level is announced once: both scores, passed or not, and what is open now", async () => {
    const { level, trials } = await openLevel(fake.game, "first-glance");
    finished(fake.game, level, trials, [{ you: true, net: false }]);
    const open = () => {
      const root = document.createElement("div");
      document.body.append(root);
      render(resultsScreen(fake.game), root);
      root.remove();
    };
    open();
    const words = region.textContent ?? "";
    expectWhole(words);
    expect(words).toContain(say("results.passed"));
    region.textContent = "";
    open();
    expect(region.textContent).toBe("");
  });

  test("a sentence said twice is read twice", () => {
    const { t } = fake.game.stores.language.getState();
    announce(t, "one");
    const first = region.textContent;
    announce(t, "one");
    expect(region.textContent).not.toBe(first);
    expect(region.textContent?.trim()).toBe(first);
  });

  test.each([
    [["The net did not.", "It was: dog"]],
    [["Both right", "", " It was: dog "]],
    [["“Quoted.”", "Really?", "Wait …", "Yes!"]],
  ])("sentences are joined with one end each: %j", (sentences) => {
    const joined = joinSentences(fake.game.stores.language.getState().t, sentences);
    expect(joined).not.toMatch(DOUBLED);
    expect(joined).toMatch(/[.!。]$/);
  });
});
