import type { Salvage, SavedFormat } from "./saved";
import { z } from "./zod";

const seriesSchema = z.object({ name: z.string().min(1), blocks: z.number().int().min(1) });

export const metSchema = z.object({
  /** Ids of the pictures shown so far, in the order they were first met. */
  pictures: z.array(z.string().min(1)),
  /** By level: the series its blocks are dealt from, and how many of them have begun. */
  series: z.record(z.string(), seriesSchema),
});
/** What a player has met of the deck. */
export type Met = z.infer<typeof metSchema>;

export const metFormat: SavedFormat<Met> = { version: 1, schema: metSchema, migrations: {}, salvage };

/** Every picture and every series that is whole. */
function salvage(data: unknown): Salvage<Met> {
  const { pictures, series } = (typeof data === "object" && data !== null ? data : {}) as Partial<
    Record<string, unknown>
  >;
  const ids = Array.isArray(pictures) ? pictures.filter((id) => typeof id === "string" && id !== "") : [];
  const entries = typeof series === "object" && series !== null && !Array.isArray(series) ? Object.entries(series) : [];
  const whole = entries.flatMap(([level, entry]) => {
    const read = seriesSchema.safeParse(entry);
    return read.success ? [[level, read.data] as const] : [];
  });
  const lost = [
    ...(Array.isArray(pictures) && ids.length === pictures.length ? [] : ["pictures"]),
    ...(entries.length > 0 && whole.length === entries.length ? [] : ["series"]),
  ];
  return { value: { pictures: ids, series: Object.fromEntries(whole) }, lost };
}
