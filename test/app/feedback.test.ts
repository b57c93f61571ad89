import { expect, it } from "vitest";
import { chimeFor } from "../../src/app/feedback";
import type { SoundName } from "../../src/app/ports";
import type { TrialRecord } from "../../src/core/trial/record";

function chime(record: object): { name: SoundName; at: number | undefined }[] {
  const played: { name: SoundName; at: number | undefined }[] = [];
  chimeFor(record as TrialRecord, {
    play: (name, at) => {
      played.push({ name, at });
      return null;
    },
  });
  return played;
}

const record = { trial: {}, presentation: { onset: 2000 }, response: { rt: 431.5 }, correct: true };

it("comes equally long after each answer, right or wrong", () => {
  expect(chime(record)).toEqual([{ name: "right", at: 2581.5 }]);
  expect(chime({ ...record, response: { rt: 700 }, correct: false })).toEqual([{ name: "wrong", at: 2850 }]);
});

it("comes at once where there was no answer, and never where neither answer is right", () => {
  expect(chime({ ...record, response: { rt: null }, correct: false })).toEqual([{ name: "wrong", at: undefined }]);
  expect(chime({ ...record, trial: { texture: "cat" } })).toEqual([]);
});
