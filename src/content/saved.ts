import { languages } from "./language";
import { z } from "./zod";

/**
 * What the game keeps between visits, in envelopes `{version, data}`. A newer game migrates an older envelope; what
 * cannot be read is handed back whole, so that nothing is lost.
 */

export const settingsSchema = z.object({
  language: z.enum(languages).nullable(),
  sound: z.boolean(),
  /** Calm mode: pictures fade rather than flash. */
  calm: z.boolean(),
  /** The warning before the first flash has been read and answered. */
  flashesAccepted: z.boolean(),
  /** Screen size by the card trick: CSS pixels per millimetre; null when not measured. */
  pixelsPerMm: z.number().min(0.5).max(40).nullable(),
  viewingDistanceCm: z.number().min(15).max(300),
  opponent: z.enum(["mobilenet-v1-025", "mobilenet-v1-100", "mobilenet-v2-100"]),
  backend: z.enum(["auto", "webgl", "wasm", "cpu"]),
  /** A random name that joins this browser's records; says nothing about the person. */
  subject: z.string().min(1),
});
export type Settings = z.infer<typeof settingsSchema>;

const resultSchema = z.object({
  plays: z.number().int().min(1),
  passed: z.boolean(),
  beatNet: z.boolean(),
  best: z.object({ you: z.number(), net: z.number().nullable(), of: z.number() }),
});
export const progressSchema = z.object({
  levels: z.record(z.string(), resultSchema),
  /** Levels whose mark was earned in their lab before a block of theirs was finished. */
  marks: z.array(z.string()).optional(),
});
export type Progress = z.infer<typeof progressSchema>;
export type LevelProgress = z.infer<typeof resultSchema>;

/** One step of migration: data of one version in, data of the next out. */
export type Migration = (data: unknown) => unknown;

export interface SavedFormat<T> {
  readonly version: number;
  readonly schema: z.ZodType<T>;
  /** `migrations[v]` lifts version v to v + 1. */
  readonly migrations: Readonly<Record<number, Migration>>;
}

/** Version 1 of the settings (before calm mode) had `reducedFlashing`, and neither backend nor warning. */
export const settingsFormat: SavedFormat<Settings> = {
  version: 2,
  schema: settingsSchema,
  migrations: {
    1: (data) => {
      const { reducedFlashing, ...rest } = data as { reducedFlashing?: boolean };
      return { backend: "auto", flashesAccepted: false, ...rest, calm: reducedFlashing ?? false };
    },
  },
};

export const progressFormat: SavedFormat<Progress> = { version: 1, schema: progressSchema, migrations: {} };

export type SavedResult<T> =
  | { readonly kind: "empty" }
  | { readonly kind: "read"; readonly value: T; readonly migrated: boolean }
  | { readonly kind: "damaged"; readonly text: string; readonly why: string };

/** Reads an envelope. Never throws: damage is a result, with the text untouched. */
export function readSaved<T>(text: string | null, format: SavedFormat<T>): SavedResult<T> {
  if (text === null) return { kind: "empty" };
  const damaged = (why: string): SavedResult<T> => ({ kind: "damaged", text, why });
  let envelope: { version?: unknown; data?: unknown };
  try {
    envelope = JSON.parse(text);
  } catch (error) {
    return damaged((error as Error).message);
  }
  const version = envelope?.version;
  if (typeof version !== "number") return damaged("it has no version number");
  if (version > format.version) return damaged(`it is of version ${version}, newer than ${format.version}`);
  try {
    let data = envelope.data;
    for (let v = version; v < format.version; v++) {
      const migrate = format.migrations[v];
      if (!migrate) return damaged(`version ${version} is too old to be read`);
      data = migrate(data);
    }
    const parsed = format.schema.safeParse(data);
    if (parsed.success) return { kind: "read", value: parsed.data, migrated: version !== format.version };
    const issue = parsed.error.issues[0];
    return damaged(`${issue?.path.join(".") || "the whole"}: ${issue?.message ?? "not as expected"}`);
  } catch (error) {
    return damaged((error as Error).message);
  }
}

export function writeSaved<T>(value: T, format: SavedFormat<T>): string {
  return JSON.stringify({ version: format.version, data: value });
}
