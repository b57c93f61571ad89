import { id } from "./id";
import { z } from "./zod";

const words = z.string().regex(/\S/, "expected some words");
const inBoth = z.strictObject({ en: words, "zh-CN": words });

export const campaignSchema = z
  .strictObject({
    $schema: z.string().optional(),
    chapters: z
      .array(
        z.strictObject({
          id,
          title: inBoth,
          levels: z
            .array(
              z.strictObject({
                id,
                kind: z.enum(["flash", "lab", "both"]),
                title: inBoth.describe("Shown on the map and wherever the level is named"),
                teaches: inBoth,
                built: z
                  .boolean()
                  .optional()
                  .describe("True once levels/<id>/ exists; until then the map shows it as coming"),
                opensAfter: z
                  .union([
                    z.array(id).describe("All of these levels; empty means open from the start"),
                    z.strictObject({ chapters: z.number().int().min(1) }).describe("This many whole chapters"),
                  ])
                  .describe("What the player must pass before it opens"),
              }),
            )
            .min(1),
        }),
      )
      .min(1),
  })
  .describe("The campaign: chapters, order, and what opens what");

export type Campaign = z.infer<typeof campaignSchema>;
