import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { classChoice, classLevelIds } from "../../../src/app/class/class-choices";
import { loadCampaign, loadDeck } from "../../../src/content/load";
import { loadLevel } from "../../../src/content/load-level";
import { flashProblems } from "../../../src/core/trial/check-task";

const source = { read: (path: string) => readFile(path, "utf8") };
const shelf = async () => ({ campaign: await loadCampaign(source), file: (id: string) => loadLevel(source, id) });

it("offers the levels that flash pictures, and no lab and no scene to look around in", async () => {
  const ids = await classLevelIds(await shelf());
  expect(ids.slice(0, 3)).toEqual(["first-glance", "small-and-cluttered", "more-time"]);
  expect(ids).toContain("texture-or-shape");
  for (const id of ids) expect((await loadLevel(source, id)).task.type).toBe("flash");
});

it("offers lengths that every seed can fill, the whole level among them", async () => {
  const { deck } = await loadDeck(source);
  const levels = await shelf();
  for (const id of await classLevelIds(levels)) {
    const { lengths, pace } = await classChoice(levels, deck, id);
    const { task } = await levels.file(id);
    if (task.type !== "flash") throw new Error(id);
    expect(lengths.full, id).toBe(task.trials);
    for (const trials of [lengths.short, lengths.half, lengths.full])
      if (trials !== undefined) expect(flashProblems({ ...task, trials }, deck), `${id} ${trials}`).toEqual([]);
    expect(pace, id).toBeGreaterThan(7500);
  }
});

it("says which level flashes nothing", async () => {
  const { deck } = await loadDeck(source);
  await expect(classChoice(await shelf(), deck, "glimpses")).rejects.toThrow(/flashes no pictures/);
});
