// @vitest-environment happy-dom

import { describe, expect, test, vi } from "vitest";
import { ms } from "../../../src/core/units";
import { find, readyNet, wordsOf } from "../../overlay/fake-game";
import { levelPage } from "../level-page";

const page = levelPage("texture-or-shape");

describe("the explanation", () => {
  const scores = [0.1, 0.05, 0.05, 0.1, 0.4, 0.1, 0.1, 0.1];

  test("a net that arrives late still gives its verdict", async () => {
    page.fake.tellNet({ kind: "warming", opponent: "mobilenet-v1-025" });
    await page.explain();
    await vi.waitFor(() => expect(wordsOf(find(page.root, ".cue-verdict"))).toContain("The net is not ready yet."));
    vi.spyOn(page.fake.game.net, "ask").mockResolvedValue({
      choice: "horse",
      scores,
      tie: false,
      top5: [{ index: 1, label: "sorrel", probability: 0.4 }],
      model: "m",
      backend: "wasm",
      time: ms(1),
    });
    page.fake.tellNet(readyNet);
    await vi.waitFor(() => expect(wordsOf(find(page.root, ".cue-verdict"))).toContain("sorrel"));
    expect(page.root.querySelectorAll(".cue-verdict .bar")).toHaveLength(8);
  });

  test("a step chooses shape, texture and how much of it", async () => {
    await page.explain();
    await page.turnTo("net");
    const chosen = [...page.root.querySelectorAll<HTMLSelectElement>("select")].map(({ value }) => value);
    expect(chosen).toEqual(["bird", "sheep"]);
    await page.turnTo("you");
    expect(page.said("From photograph to silhouette")).toBe("Silhouette");
    page.move("From photograph to silhouette", 0);
    await vi.waitFor(() => expect(page.said("From photograph to silhouette")).toBe("Photograph"));
  });
});
