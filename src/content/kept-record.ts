import { trialTable } from "../core/table/trial-table";
import type { TrialRecord } from "../core/trial/record";
import { recordColumns, recordRow } from "../core/trial/record-table";
import { z } from "./zod";

const text = z.string();
const number = z.number();

/**
 * The fields tables, summaries and panels need in a stored record. Loose on purpose: an extra field, or a reason from a
 * later version, does not make a record unreadable.
 */
const recordSchema = z.looseObject({
  subject: text.min(1),
  session: text.min(1),
  level: text.min(1),
  levelVersion: number,
  seed: text,
  trial: z.looseObject({
    id: text,
    index: number,
    practice: z.boolean(),
    condition: text.min(1),
    stimulus: z.looseObject({}),
    imageName: text.min(1),
    timing: z.looseObject({ exposure: number, mask: number }),
    choices: z.array(text),
    answer: text.min(1),
    place: z.looseObject({ eccentricity: number, diameter: number, side: text }).optional(),
    texture: text.optional(),
  }),
  attempt: number,
  stimulusHash: text,
  presentation: z
    .looseObject({
      refresh: number,
      askedFrames: z.looseObject({ exposure: number }),
      onset: number,
      offset: number,
      shownFrames: number,
      shown: number,
      intervals: z.array(number),
      droppedFrames: number,
      verdict: z.looseObject({ kind: text }),
      presented: z.looseObject({ onset: number, offset: number }).optional(),
      longFrames: z.array(number).optional(),
    })
    .nullable(),
  outcome: z.enum(["answered", "missed", "discarded"]),
  valid: z.boolean(),
  invalidReason: text.nullable(),
  response: z.looseObject({ choice: text.nullable(), rt: number.nullable(), device: text.nullable() }),
  correct: z.boolean(),
  net: z
    .looseObject({
      choice: text,
      scores: z.array(number),
      tie: z.boolean(),
      model: text,
      backend: text,
      time: number,
      correct: z.boolean(),
    })
    .nullable(),
  at: text,
  appVersion: text,
  glimpses: z
    .looseObject({
      yours: z.array(z.looseObject({ gaze: z.looseObject({ x: number, y: number }), at: number })),
    })
    .optional(),
});

/** A stored value as a record with all its fields; null if it is not one. Never throws. */
export function readRecord(value: unknown): TrialRecord | null {
  if (!recordSchema.safeParse(value).success) return null;
  const record = value as TrialRecord;
  try {
    // A value that no table can hold would block the export of all the others.
    trialTable(recordColumns, [recordRow(record)]);
    return record;
  } catch {
    return null;
  }
}
