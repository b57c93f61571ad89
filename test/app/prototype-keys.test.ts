import { expect, test } from "vitest";
import { hasMark, progressOf, withLab, withOutcome } from "../../src/app/stores/progress-store";
import { createTranslator, type MessageKey } from "../../src/content/messages";

/** Ids and names come from files: they may be words that every object knows. */
const id = "constructor";

test("a level that was never played has no progress, whatever its id", () => {
  const fresh = { levels: {} };
  expect(progressOf(fresh, id)).toBeUndefined();
  expect(hasMark(fresh, id)).toBe(false);
  const outcome = { you: 9, net: 3, of: 12, passed: true, beatNet: true };
  expect(progressOf(withOutcome(fresh, id, outcome), id)).toEqual({
    plays: 1,
    passed: true,
    beatNet: true,
    best: { you: 9, net: 3, of: 12 },
  });
  const afterLab = withLab(fresh, { level: id, passed: true, marked: false });
  expect(progressOf(afterLab, id)).toEqual({ plays: 1, passed: true, beatNet: false, best: null });
});

test("a sentence that nobody wrote is its key, whatever the key", async () => {
  const t = await createTranslator("en");
  for (const key of [id, "toString"]) expect(t(key as MessageKey)).toBe(key);
});
