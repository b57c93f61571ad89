import { OFFLINE_FILE, type OfflineFiles } from "./offline-files";
import { loadJson, type TextSource } from "./source";
import { z } from "./zod";

const count = z.number().int().min(0);

const schema: z.ZodType<OfflineFiles> = z.object({
  shell: z.object({ files: count, bytes: count }),
  pictures: z.record(z.string(), count),
});

/** @throws ContentError (as a rejection) when the list is missing or wrong */
export const loadOfflineFiles = (source: TextSource): Promise<OfflineFiles> => loadJson(source, OFFLINE_FILE, schema);
