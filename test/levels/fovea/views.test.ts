// @vitest-environment happy-dom

import { describe, expect, test, vi } from "vitest";
import type { NetDesk } from "../../../src/app/net-desk";
import type { NetInspection } from "../../../src/app/net-questions";
import { button, find, wordsOf } from "../../overlay/fake-game";
import { inspection, levelPage } from "../level-page";

const page = levelPage("fovea");

describe("the lab", () => {
  test("begins with the player's own E2, kept within what can be set", async () => {
    const e2 = (value: number) =>
      page.fake.game.stores.session.setState({
        figures: [
          {
            type: "scale",
            key: "k",
            estimates: [{ owner: "you", name: "e2", value, low: null, high: null, unit: "degrees" }],
          },
        ],
      });
    e2(3.2);
    await page.openLab(".foveal-controls");
    expect(page.said("E2")).toBe("3.2°");
    e2(99);
    await page.openLab(".foveal-controls");
    expect(page.said("E2")).toBe("10.0°");
  });

  test("the chart of letters has nothing to blur", async () => {
    await page.openLab(".foveal-controls");
    expect(page.root.querySelectorAll(".foveal-controls .slider")).toHaveLength(2);
    button(page.root, "Letters for your eye").click();
    await vi.waitFor(() => expect(page.root.querySelectorAll(".foveal-controls .slider")).toHaveLength(0));
    expect(find(page.root, ".foveal-host").getAttribute("aria-label")).toContain("A chart of letters");
  });

  test("the net is asked about the newest picture alone, one at a time", async () => {
    await page.openLab("net-through-fovea foveal-picture");
    const answers: ((made: NetInspection | null) => void)[] = [];
    const inspect = vi
      .spyOn(page.fake.game.net, "ask")
      .mockImplementation((() => new Promise((resolve) => answers.push(resolve))) as NetDesk["ask"]);
    const { onSeen } = find(page.root, "net-through-fovea foveal-picture") as unknown as {
      onSeen: (seen: unknown) => void;
    };
    for (const seen of ["first", "second", "third"]) onSeen(seen);
    await vi.waitFor(() => expect(inspect).toHaveBeenCalledOnce());
    answers[0]?.(inspection("first word"));
    await vi.waitFor(() =>
      expect(inspect.mock.calls.map(([, asked]) => asked)).toEqual([{ raster: "first" }, { raster: "third" }]),
    );
    answers[1]?.(inspection("malamute"));
    await vi.waitFor(() => expect(wordsOf(find(page.root, ".net-fovea-bars li"))).toBe("malamute90%"));
  });

  test("is said in the other language, all of it", async () => {
    await page.openLab("net-through-fovea foveal-picture .foveal");
    await page.expectAllInChinese();
  });
});

describe("the explanation", () => {
  test("says how strong the blur is, and shows the cortex on its step alone", async () => {
    await page.explain();
    expect(page.said("Blur")).toBe("6 × an eye’s");
    page.move("Blur", 3);
    await vi.waitFor(() => expect(page.said("Blur")).toBe("3 × an eye’s"));
    expect(page.root.querySelector(".cortex-strip")).toBeNull();
    await page.turnTo("cortex");
    expect(page.root.querySelector(".cortex-strip")).not.toBeNull();
  });
});
