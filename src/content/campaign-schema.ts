import { id } from "./id";
import { z } from "./zod";

export const campaignSchema = z
  .strictObject({
    $schema: z.string().optional(),
    chapters: z
      .array(
        z.strictObject({
          id,
          title: z.strictObject({ en: z.string().min(1), "zh-CN": z.string().min(1) }),
          levels: z
            .array(
              z.strictObject({
                id,
                kind: z.enum(["flash", "lab", "both"]),
                title: z
                  .strictObject({ en: z.string().min(1), "zh-CN": z.string().min(1) })
                  .describe("Shown on the map"),
                teaches: z.strictObject({ en: z.string().min(1), "zh-CN": z.string().min(1) }),
                built: z
                  .boolean()
                  .optional()
                  .describe("True once levels/<id>/ is there; until then the map says that it is coming"),
                opensAfter: z
                  .union([
                    z.array(id).describe("All of these levels; empty: open from the start"),
                    z.strictObject({ chapters: z.number().int().min(1) }).describe("This many whole chapters"),
                  ])
                  .describe("What must be passed before it opens"),
              }),
            )
            .min(1),
        }),
      )
      .min(1),
  })
  .describe("The campaign: chapters, order, what opens what");

export type Campaign = z.infer<typeof campaignSchema>;
