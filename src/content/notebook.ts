import { type Figure, figureOwners, figureScales, figureUnits } from "../core/figure/figure";
import { readSaved, type SavedFormat } from "./saved";
import { z } from "./zod";

/** One block's measurements, as stored in the field notebook. */
export interface NotebookEntry {
  readonly level: string;
  /** When the block ended, ISO 8601. */
  readonly at: string;
  readonly seed: string;
  readonly subject: string;
  readonly figures: readonly Figure[];
}

const owner = z.enum(figureOwners);
const unit = z.enum(figureUnits);
/** JSON has no NaN: a share of zero trials is written as null. */
const share = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN);

/** Null for no interval, and in older pages for a share of zero trials, which has none either. */
const end = z.number().nullable();

const estimate = z.object({
  owner,
  name: z.string(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit,
  source: z.string().optional(),
});

const curve = z.object({
  type: z.literal("curve"),
  key: z.string(),
  x: z.object({
    scale: z.enum(figureScales),
    low: z.number(),
    high: z.number(),
    ticks: z.array(z.number()),
    names: z.array(z.string()).optional(),
    unit,
  }),
  y: z.object({ low: z.number(), high: z.number() }),
  chance: z.number().nullable(),
  series: z.array(
    z.object({
      owner,
      name: z.string().nullable(),
      points: z.array(
        z.object({
          x: z.number(),
          y: share,
          low: end,
          high: end,
          n: z.number(),
          correct: z.number().nullable(),
          above: z.number().optional(),
        }),
      ),
      curve: z.array(z.object({ x: z.number(), y: share })),
    }),
  ),
  estimates: z.array(estimate),
  trials: z.number().optional(),
  inexact: z.number().optional(),
  unmeasured: z.number().optional(),
});

const scale = z.object({
  type: z.literal("scale"),
  key: z.string(),
  estimates: z.array(estimate),
  low: z.number().optional(),
  high: z.number().optional(),
  dots: z.array(z.object({ name: z.string(), values: z.array(z.number()) })).optional(),
});

const entrySchema = z.object({
  level: z.string(),
  at: z.string(),
  seed: z.string(),
  subject: z.string(),
  figures: z.array(z.discriminatedUnion("type", [curve, scale])),
});

export const notebookFormat: SavedFormat<NotebookEntry> = {
  version: 1,
  // Zod types optional fields as "or undefined", which is the same as absent once it is JSON.
  schema: entrySchema as unknown as z.ZodType<NotebookEntry>,
  migrations: {},
};

/** A page of the notebook: an entry, or an unreadable text kept whole with the reason. */
export type NotebookPage =
  | { readonly kind: "entry"; readonly id: number; readonly entry: NotebookEntry }
  | { readonly kind: "damaged"; readonly id: number; readonly text: string; readonly why: string };

/** Reads a stored page. Never throws. */
export function readPage(id: number, text: string): NotebookPage {
  const saved = readSaved(text, notebookFormat);
  if (saved.kind === "read") return { kind: "entry", id, entry: saved.value };
  return { kind: "damaged", id, text, why: saved.kind === "damaged" ? saved.why : "it is empty" };
}
