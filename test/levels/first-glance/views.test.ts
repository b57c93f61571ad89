// @vitest-environment happy-dom

import { describe, expect, test, vi } from "vitest";
import type { SweepRequest } from "../../../src/app/ports";
import { button, find, wordsOf } from "../../overlay/fake-game";
import { levelPage } from "../level-page";

const page = levelPage("first-glance");

describe("the explanation", () => {
  const sweep = async () => {
    await page.explain();
    await vi.waitFor(() => expect(page.fake.stage.sweep).toHaveBeenCalled());
    const request = page.fake.stage.sweep.mock.calls.at(-1)?.[1] as Required<SweepRequest>;
    const handle = await page.fake.stage.sweep.mock.results.at(-1)?.value;
    await Promise.resolve();
    return { request, handle };
  };

  test("the words follow the wave while it plays, and not while it rests", async () => {
    const { request } = await sweep();
    const { explanation } = await page.fake.game.levels.words("first-glance");
    const titleOf = (key: string) => explanation.find((step) => step.key === key)?.title;
    request.onTime(95);
    await Promise.resolve();
    expect(page.title()).toBe(explanation[0]?.title);
    request.onPlaying(true);
    request.onTime(52);
    await vi.waitFor(() => expect(page.title()).toBe(titleOf("v1")));
    request.onTime(95);
    await vi.waitFor(() => expect(page.title()).toBe(titleOf("it")));
  });

  test("a step stops the wave where it has just lit its area; another one shows the end", async () => {
    const { handle } = await sweep();
    await page.turnTo("v2");
    expect(handle.pause).toHaveBeenCalled();
    expect(handle.step).toHaveBeenCalledWith("v2");
    await page.turnTo("net");
    expect(handle.seek).toHaveBeenCalledWith(120);
  });

  test("the slider seeks, says the time as about that, and brings the words along", async () => {
    const { request, handle } = await sweep();
    page.move("Slow motion", 52);
    expect(handle.seek).toHaveBeenCalledWith(52);
    request.onTime(52);
    await vi.waitFor(() => expect(page.said("Slow motion")).toBe("about 52 ms after the picture"));
    const { explanation } = await page.fake.game.levels.words("first-glance");
    expect(page.title()).toBe(explanation.find(({ key }) => key === "v1")?.title);
    expect(wordsOf(find(page.root, ".slider-said"))).toBe("52 ms");
  });

  test("play begins again from the end", async () => {
    const { request, handle } = await sweep();
    request.onTime(120);
    request.onPlaying(false);
    (await vi.waitFor(() => button(page.root, "From the start"))).click();
    expect(handle.seek).toHaveBeenCalledWith(0);
    expect(handle.play).toHaveBeenCalled();
  });

  test("the moving picture is drawn again in the other language, and stops when the page is left", async () => {
    const { handle } = await sweep();
    await page.fake.game.settings.speak("zh-CN");
    await vi.waitFor(() => {
      const request = page.fake.stage.sweep.mock.calls.at(-1)?.[1] as SweepRequest;
      expect(request.labels.net).toMatch(/\p{Script=Han}/u);
    });
    await new Promise((resolve) => setTimeout(resolve));
    handle.pause.mockClear();
    page.root.remove();
    expect(handle.pause).toHaveBeenCalledOnce();
  });
});
