import { languages } from "../language";
import { z } from "../zod";
import type { HostMessage, JoinRequest, PlayerMessage } from "./class-messages";
import { type ClassSettings, CODE_LENGTH, classJudges, MOST_ITEMS, MOST_TEAMS, MOST_TRIALS } from "./class-settings";

/** What comes from a network: strict, and bounded in every direction. */
const word = (most: number) => z.string().min(1).max(most);
const text = (most: number) => z.string().max(most);
const finite = z.number().gte(-1e15).lte(1e15);
const count = (most: number) => z.int().gte(0).lte(most);
const time = z.number().gte(0).lte(1e15);
const id = z.string().regex(/^[\w:-]{1,64}$/);

export const settingsSchema = z.strictObject({
  playlist: z
    .array(z.strictObject({ level: id, trials: z.nullable(z.int().gte(1).lte(MOST_TRIALS)) }))
    .min(1)
    .max(MOST_ITEMS),
  practice: z.boolean(),
  names: z.enum(["given", "own"]),
  language: z.enum(languages),
  teams: count(MOST_TEAMS).refine((teams) => teams !== 1),
  judge: z.enum(classJudges),
  pace: z.enum(["host", "auto"]),
  answerTime: z.enum(["level", "long"]),
  who: z.boolean(),
  marked: z.boolean(),
  cup: z.nullable(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u)),
});

export const joinSchema = z.union([
  z.strictObject({
    as: z.literal("player"),
    token: z.optional(word(64)),
    person: word(64),
    name: z.optional(text(200)),
  }),
  z.strictObject({ as: z.literal("host"), token: word(64) }),
  z.strictObject({ as: z.literal("host"), recovery: word(64) }),
]);

const reasons = ["hidden", "context-lost", "interrupted", "unsteady-refresh", "resized", "coarse-clock"] as const;

const verdictOfScreen = z.union([
  z.strictObject({ kind: z.literal("exact") }),
  z.strictObject({ kind: z.literal("off-by"), frames: z.int().gte(-10_000).lte(10_000) }),
  z.strictObject({ kind: z.literal("invalid"), reason: z.enum(reasons) }),
]);

const presentation = z.strictObject({
  refresh: time,
  askedFrames: z.strictObject({ fixation: time, exposure: time, gap: time, mask: time }),
  onset: time,
  offset: time,
  shownFrames: time,
  shown: time,
  intervals: z.array(finite).max(600),
  droppedFrames: time,
  verdict: verdictOfScreen,
  presented: z.optional(z.strictObject({ onset: time, offset: time })),
  focused: z.optional(z.boolean()),
  longFrames: z.optional(z.array(time).max(200)),
  steady: z.optional(z.boolean()),
  surface: z.optional(z.enum(["webgl2", "canvas2d"])),
  clockGrain: z.optional(time),
  refreshSpread: z.optional(time),
});

const display = z.strictObject({
  shownCss: z.nullable(time),
  shownDevice: z.nullable(time),
  pixelRatio: time,
  window: z.strictObject({ width: time, height: time }),
  pixelsPerMm: time,
  trust: z.enum(["measured", "converted", "unsure", "guessed"]),
  browser: text(60),
});

const played = z.strictObject({
  trial: id,
  outcome: z.enum(["answered", "missed", "discarded"]),
  choice: z.nullable(id),
  rt: z.nullable(time),
  device: z.nullable(z.enum(["keyboard", "mouse", "touch", "pen", "simulated"])),
  presentation: z.nullable(presentation),
  reason: z.nullable(z.enum([...reasons, "no-room"])),
  display: z.nullable(display),
  hash: text(64),
});

const clock = z.strictObject({ type: z.literal("clock"), sent: finite });

const playerSchema = z.discriminatedUnion("type", [
  clock,
  z.strictObject({
    type: z.literal("ready"),
    device: z.strictObject({
      refresh: time,
      steady: z.boolean(),
      calm: z.boolean(),
      touch: z.boolean(),
      browser: text(60),
    }),
  }),
  z.strictObject({ type: z.literal("loaded"), pictures: count(1000) }),
  z.strictObject({ type: z.literal("answer"), played }),
  z.strictObject({ type: z.literal("name"), name: text(200) }),
  z.strictObject({ type: z.literal("team"), team: count(MOST_TEAMS) }),
  z.strictObject({ type: z.literal("leave") }),
]);

const netVerdict = z.strictObject({
  choice: id,
  scores: z.array(z.number().gte(0).lte(1)).max(20),
  tie: z.boolean(),
  top5: z.array(z.strictObject({ index: count(999), label: text(120), probability: z.number().gte(0).lte(1) })).max(5),
  model: text(80),
  backend: text(40),
  time,
});

const hostSchema = z.discriminatedUnion("type", [
  clock,
  z.strictObject({ type: z.literal("settings"), settings: settingsSchema }),
  z.strictObject({ type: z.literal("prepare") }),
  z.strictObject({ type: z.literal("go") }),
  z.strictObject({ type: z.literal("pause"), paused: z.boolean() }),
  z.strictObject({ type: z.literal("skip"), what: z.enum(["picture", "level"]) }),
  z.strictObject({ type: z.literal("end") }),
  z.strictObject({ type: z.literal("lock"), locked: z.boolean() }),
  z.strictObject({ type: z.literal("remove"), seat: id, ban: z.boolean() }),
  z.strictObject({ type: z.literal("pardon"), seat: id }),
  z.strictObject({ type: z.literal("rename"), seat: id, name: text(200) }),
  z.strictObject({ type: z.literal("move"), seat: id, team: count(MOST_TEAMS) }),
  z.strictObject({ type: z.literal("verdict"), trial: id, verdict: z.nullable(netVerdict) }),
]);

/** The code of a class, as it was typed. */
export const findSchema = z.union([
  z.strictObject({ code: z.string().regex(new RegExp(`^[A-Z0-9]{${CODE_LENGTH}}$`)) }),
  z.strictObject({ session: id }),
]);

/** A message that was read, or where it is not what it should be. */
export type Read<T> = { readonly value: T } | { readonly wrong: string };

/** What somebody else called a thing comes back to them, and no more of it than this. */
const LONGEST_PATH = 80;

function reader<T>(schema: z.ZodType): (value: unknown) => Read<T> {
  return (value) => {
    const read = schema.safeParse(value);
    if (read.success) return { value: read.data as T };
    const [first] = read.error.issues;
    const unknown = first?.code === "unrecognized_keys" ? first.keys.slice(0, 1) : [];
    return { wrong: [...(first?.path ?? []), ...unknown].join(".").slice(0, LONGEST_PATH) || "message" };
  };
}

export const readSettings = reader<ClassSettings>(settingsSchema);
export const readJoin = reader<JoinRequest>(joinSchema);
export const readPlayerMessage = reader<PlayerMessage>(playerSchema);
export const readHostMessage = reader<HostMessage>(hostSchema);
export const readFind = reader<{ readonly code: string } | { readonly session: string }>(findSchema);
