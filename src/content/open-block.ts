import { z } from "zod";
import type { SavedFormat } from "./saved";

const openBlockSchema = z.object({
  level: z.string(),
  version: z.number(),
  seed: z.string(),
  subject: z.string(),
  session: z.string(),
  /** When it began, ISO 8601: earlier records of the same seed are another block's. */
  begun: z.string(),
  calm: z.boolean(),
  /** Whether pictures stand at measured places, and the screen's measures if so. */
  geometry: z.object({ pixelsPerMm: z.number(), distanceCm: z.number() }).nullable(),
  /** Names the trials: another level file, deck or screen makes others. */
  trials: z.number(),
  /** Trials answered or missed, practice left out, and how many there are. */
  done: z.number(),
  of: z.number(),
});

/** A block under way, as a note for the page after a reload. Its records lie in the archive. */
export type OpenBlock = z.infer<typeof openBlockSchema>;

export const openBlockFormat: SavedFormat<OpenBlock> = { version: 1, schema: openBlockSchema, migrations: {} };
