import { z } from "zod";
import type { SavedFormat } from "./saved";

const openBlockSchema = z.object({
  level: z.string(),
  version: z.number(),
  seed: z.string(),
  subject: z.string(),
  session: z.string(),
  /** When it began, ISO 8601: earlier records of the same seed belong to another block. */
  begun: z.string(),
  calm: z.boolean(),
  /** Whether pictures appear at measured positions, and the screen's measurements if so. */
  geometry: z.object({ pixelsPerMm: z.number(), distanceCm: z.number() }).nullable(),
  /** Identifies the trials: another level file, deck or screen gives different ones. */
  trials: z.number(),
  /** Trials answered or missed, excluding practice, and the total. */
  done: z.number(),
  of: z.number(),
});

/** A note of the block under way, for the page after a reload. Its records are in the archive. */
export type OpenBlock = z.infer<typeof openBlockSchema>;

export const openBlockFormat: SavedFormat<OpenBlock> = { version: 1, schema: openBlockSchema, migrations: {} };
