import { campaignSchema } from "../content/campaign-schema";
import { levelSchema } from "../content/level-schema";
import { z } from "../content/zod";

/** The JSON Schema files that editors read, generated from the schemas that the game checks with. */
export const schemaFiles: readonly { readonly file: string; readonly text: string }[] = [
  { file: "levels/level.schema.json", text: schemaText(levelSchema) },
  { file: "levels/campaign.schema.json", text: schemaText(campaignSchema) },
];

function schemaText(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`;
}
