import { answerTimes } from "../core/trial/allowances";
import { languages } from "./language";
import { backendChoices, opponentIds } from "./net-choice";
import { z } from "./zod";

/**
 * What the game saves between visits, in envelopes `{version, data}`. A newer game migrates an older envelope; an
 * unreadable one is returned whole, so that nothing is lost.
 */

/** The zoom at which the screen was measured, and details that help to recognise the screen. */
const zoomMarkSchema = z.object({
  pixelRatio: z.number().positive(),
  pinch: z.number().positive(),
  outerRatio: z.number().positive().nullable(),
  screen: z.object({ width: z.number().positive(), height: z.number().positive() }),
});

export const settingsSchema = z.object({
  language: z.enum(languages).nullable(),
  sound: z.boolean(),
  /** Calm mode: pictures fade instead of flashing. */
  calm: z.boolean(),
  /** Time to answer. Older settings have none, which means as the level says. */
  answerTime: z.enum(answerTimes).optional(),
  /** Flashes of twice as many frames, for a slow device. Absent: no. */
  longerFlashes: z.boolean().optional(),
  /** The warning before the first flash has been answered. */
  flashesAccepted: z.boolean(),
  /** Screen size by the card trick: CSS pixels per millimetre; null when not measured. */
  pixelsPerMm: z.number().min(0.5).max(40).nullable(),
  /** The zoom at that measurement. Older settings have none; an unreadable one counts as none. */
  measuredUnder: zoomMarkSchema.nullable().optional().catch(null),
  viewingDistanceCm: z.number().min(15).max(300),
  opponent: z.enum(opponentIds),
  backend: z.enum(backendChoices),
  /** A random name that links this browser's records; says nothing about the person. */
  subject: z.string().min(1),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The parts of damaged data that could be kept, and the names of those that could not. */
export interface Salvage<T> {
  readonly value: T;
  readonly lost: readonly string[];
}

const resultSchema = z.object({
  plays: z.number().int().min(1),
  passed: z.boolean(),
  beatNet: z.boolean(),
  /** Null for a level without right answers: a lab alone, or shape against texture. */
  best: z.object({ you: z.number(), net: z.number().nullable(), of: z.number() }).nullable(),
});
export const progressSchema = z.object({
  levels: z.record(z.string(), resultSchema).transform(withoutShapeScore),
  /** Levels whose mark was earned in their lab before any block was finished. */
  marks: z.array(z.string()).optional(),
});
/** Blocks of this level were once scored as if its shapes were right: no such score is a best one. */
function withoutShapeScore(levels: Record<string, LevelProgress>): Record<string, LevelProgress> {
  const { "texture-or-shape": scored, ...others } = levels;
  return scored?.best ? { ...others, "texture-or-shape": { ...scored, best: null } } : levels;
}
export type Progress = z.infer<typeof progressSchema>;
export type LevelProgress = z.infer<typeof resultSchema>;

/** One migration step: data of one version in, data of the next out. */
export type Migration = (data: unknown) => unknown;

export interface SavedFormat<T> {
  readonly version: number;
  readonly schema: z.ZodType<T>;
  /** `migrations[v]` lifts version v to v + 1. */
  readonly migrations: Readonly<Record<number, Migration>>;
  /** Keeps the valid parts of data that does not fit the schema; the rest starts fresh. */
  readonly salvage?: (data: unknown, fresh: T) => Salvage<T>;
}

/** Version 1 of the settings (before calm mode) had `reducedFlashing`, but neither backend nor warning. */
export const settingsFormat: SavedFormat<Settings> = {
  version: 2,
  schema: settingsSchema,
  migrations: {
    1: (data) => {
      const { reducedFlashing, ...rest } = data as { reducedFlashing?: boolean };
      return { backend: "auto", flashesAccepted: false, ...rest, calm: reducedFlashing ?? false };
    },
  },
  salvage: salvageSettings,
};

/** In version 1 every level had a best score. */
export const progressFormat: SavedFormat<Progress> = {
  version: 2,
  schema: progressSchema,
  migrations: { 1: (data) => data },
  salvage: salvageProgress,
};

export type SavedResult<T> =
  | { readonly kind: "empty" }
  | { readonly kind: "read"; readonly value: T; readonly migrated: boolean }
  | {
      readonly kind: "damaged";
      readonly text: string;
      readonly why: string;
      /** Written by a newer game: it is not damaged, and must not be overwritten. */
      readonly newer: boolean;
      /** The data as far as they could be migrated; undefined if not at all. */
      readonly data: unknown;
    };

/** Reads an envelope. Never throws: damage is reported as a result, with the original text. */
export function readSaved<T>(text: string | null, format: SavedFormat<T>): SavedResult<T> {
  if (text === null) return { kind: "empty" };
  let data: unknown;
  const damaged = (why: string, newer = false): SavedResult<T> => ({ kind: "damaged", text, why, newer, data });
  let envelope: { version?: unknown; data?: unknown };
  try {
    envelope = JSON.parse(text);
  } catch (error) {
    return damaged((error as Error).message);
  }
  const version = envelope?.version;
  data = envelope?.data;
  if (typeof version !== "number") return damaged("it has no version number");
  if (version > format.version) return damaged(`it is of version ${version}, newer than ${format.version}`, true);
  try {
    for (let v = version; v < format.version; v++) {
      const migrate = Object.hasOwn(format.migrations, v) ? format.migrations[v] : undefined;
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

function fieldsOf(data: unknown): Map<string, unknown> {
  return new Map(typeof data === "object" && data !== null && !Array.isArray(data) ? Object.entries(data) : []);
}

/** Each setting that is valid by itself. */
function salvageSettings(data: unknown, fresh: Settings): Salvage<Settings> {
  const fields = fieldsOf(data);
  const kept: Record<string, unknown> = {};
  const lost: string[] = [];
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    const parsed = schema.safeParse(fields.get(name));
    if (parsed.success) kept[name] = parsed.data;
    else lost.push(name);
  }
  // Never guess whether pictures may flash: the warning asks again.
  if (lost.includes("calm")) kept.flashesAccepted = false;
  return { value: { ...fresh, ...kept }, lost };
}

/** Each level by itself, keeping every valid part, so that no progress is lost. */
function salvageProgress(data: unknown): Salvage<Progress> {
  const fields = fieldsOf(data);
  const lost: string[] = [];
  const levels: [string, LevelProgress][] = [];
  for (const [id, entry] of fieldsOf(fields.get("levels"))) {
    const parts = fieldsOf(entry);
    const of = <V>(name: keyof LevelProgress, schema: z.ZodType<V>, otherwise: V): V => {
      const parsed = schema.safeParse(parts.get(name));
      if (parsed.success) return parsed.data;
      lost.push(`levels.${id}.${name}`);
      return otherwise;
    };
    if (parts.size === 0) {
      lost.push(`levels.${id}`);
      continue;
    }
    const { plays, passed, beatNet, best } = resultSchema.shape;
    levels.push([
      id,
      {
        plays: of("plays", plays, 1),
        passed: of("passed", passed, false),
        beatNet: of("beatNet", beatNet, false),
        best: of("best", best, null),
      },
    ]);
  }
  if (fieldsOf(fields.get("levels")).size === 0) lost.push("levels");
  const written = fields.get("marks");
  const marks = Array.isArray(written) ? written.filter((mark) => typeof mark === "string") : [];
  if (written !== undefined && marks.length !== (Array.isArray(written) ? written.length : -1)) lost.push("marks");
  return { value: { levels: withoutShapeScore(Object.fromEntries(levels)), ...(marks.length > 0 && { marks }) }, lost };
}

/** An envelope's metadata, for tabs that write the same one. */
export interface Marks {
  /** When it was first saved, ISO 8601; changes after everything is erased. Null in envelopes from older versions. */
  readonly life: string | null;
  /** Incremented by every write. */
  readonly revision: number;
}

export function readMarks(text: string | null): Marks {
  try {
    const { life, revision } = JSON.parse(text ?? "null") ?? {};
    return {
      life: typeof life === "string" ? life : null,
      revision: Number.isSafeInteger(revision) ? revision : 0,
    };
  } catch {
    return { life: null, revision: 0 };
  }
}

export function writeSaved<T>(value: T, format: SavedFormat<T>, marks?: Marks): string {
  return JSON.stringify({ version: format.version, ...marks, data: value });
}
