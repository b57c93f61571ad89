import { expect, test } from "vitest";
import { allowancesFor } from "../../src/app/allowances";
import type { Level } from "../../src/content/level";
import { ms } from "../../src/core/units";
import { smallLevel } from "./small-level";

const flash = smallLevel();
const wishes = { answerTime: "long", longerFlashes: true } as const;
const measured: Level = {
  ...flash,
  task: { ...flash.task, conditions: [{ name: "short", timing: { exposure: ms(50) } }] },
};
const lab: Level = { ...flash, task: { type: "lab", complete: { measure: "m" }, mark: { measure: "m" } } };

test("a flash level grants time to answer and longer flashes, and what nobody asked for stays the level's own", () => {
  expect(allowancesFor(flash, wishes)).toEqual(wishes);
  expect(allowancesFor(flash, { answerTime: "level", longerFlashes: false }).longerFlashes).toBe(false);
  expect(allowancesFor(flash, {}).longerFlashes).toBe(false);
});

test("where the exposure is what is measured, only the time to answer is granted", () => {
  expect(allowancesFor(measured, wishes)).toEqual({ answerTime: "long", longerFlashes: false });
});

test("a level where nothing flashes has nothing to grant", () => {
  expect(allowancesFor(lab, wishes)).toEqual({});
});
