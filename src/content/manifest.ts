import { type Language, languages } from "./language";
import { type FileName, SUM_DIGITS, stimulusFile } from "./stimulus-file";
import { z } from "./zod";

/** What the page reads of assets/stimuli/. The importer also writes who made each picture, for CREDITS.md. */
export const MANIFEST_FILE = "assets/stimuli/manifest.json";
export const CATEGORIES_FILE = "assets/stimuli/categories.json";
/** The manifest's files are named relative to this folder. */
export const STIMULI_FOLDER = "assets/stimuli";

const name = z.string().regex(/^[^/\\]*[^/\\.][^/\\]*$/, "expected a name, without slashes");
const common = {
  id: name,
  /** Absent where the name follows the rule. */
  file: z
    .string()
    .min(1)
    .refine((file) => !file.startsWith("/") && !file.split("/").includes(".."), "expected a file inside the folder")
    .optional(),
  /** The file's SHA-256, or its first digits. */
  sha256: z
    .string()
    .regex(
      new RegExp(`^[0-9a-f]{${SUM_DIGITS}}(?:[0-9a-f]{${64 - SUM_DIGITS}})?$`),
      `expected 64 hexadecimal digits, or the first ${SUM_DIGITS} of them`,
    ),
};
const category = name;
const pixels = z.number().int().min(1);

/** Only a kind's own keys are read. */
const item = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("object"), category, width: pixels, height: pixels, ...common }),
  z.object({
    kind: z.literal("background"),
    clutter: z.number().min(0).max(1).describe("0 calm to 1 busy"),
    ...common,
  }),
  z.object({ kind: z.literal("photograph"), category, ...common }),
  // One file holds all views of a model, see core/vision/model-views.
  z.object({ kind: z.literal("model"), category, ...common }),
  z.object({ kind: z.literal("drawing"), category, ...common }),
  z.object({ kind: z.literal("word"), category, language: z.enum(languages), ...common }),
  z.object({ kind: z.literal("sound"), category, ...common }),
]);

/** An item with the name of its file. */
const withFile = <Item extends FileName & { readonly file?: string | undefined }>(one: Item) => ({
  ...one,
  file: one.file ?? stimulusFile(one),
});

export const manifestSchema = z.object({ version: z.literal(1), items: z.array(item.transform(withFile)) });
export type ManifestItem = z.infer<typeof manifestSchema>["items"][number];

const names = z.object(
  Object.fromEntries(languages.map((language) => [language, z.string().min(1)])) as Record<Language, z.ZodString>,
);

export const categoriesSchema = z.array(
  z.object({
    id: z.string().min(1),
    names,
    group: z.string().min(1).optional().describe("Categories of one group are alike, as choices go"),
    imagenet: z.array(z.number().int().min(0).max(999)).min(1).describe("ImageNet classes, 0 = tench"),
  }),
);
/** An entry-level category: the word people reach for first, and the ImageNet classes that count as it. */
export type Category = z.infer<typeof categoriesSchema>[number];
