import { merits, objectDecks, pictureForms } from "../core/trial/flash-task";
import type { Ms } from "../core/units";
import { id } from "./id";
import type { Level } from "./level";
import { z } from "./zod";

const share = z.number().min(0).max(1);

/** A range [low, high] with low ≤ high. */
const range = (low: number, high: number, what: string) =>
  z
    .tuple([z.number().min(low).max(high), z.number().min(low).max(high)])
    .refine(([from, to]) => from <= to, "expected the lower end first")
    .describe(what);

/** A plain number in the file, core's milliseconds in the game. */
const duration = (low: number, high: number, what: string) =>
  z.number().min(low).max(high).describe(`${what}, in milliseconds`) as unknown as z.ZodType<Ms, number>;

const background = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("photograph"),
      clutter: range(0, 1, "Clutter of the photographs to draw from, 0 calm to 1 busy"),
      noise: share.describe("Share of trials on pink noise instead of a photograph"),
    }),
    z.strictObject({ kind: z.literal("plain").describe("The field's grey") }),
  ])
  .describe("The object's background");

const frameShare = z.number().min(0).max(0.5);
const position = z
  .union([
    z.strictObject({ offset: frameShare.describe("Up to this far from the centre, horizontally and vertically") }),
    z.strictObject({ distance: frameShare.describe("Exactly this far from the centre, in a random direction") }),
  ])
  .describe("Position of the object in the frame, as shares of the frame's side");

/** Rules shared with the object of a scene. */
const objectShape = {
  turn: range(-180, 180, "Rotation in degrees, counter-clockwise"),
  mirror: z.union([z.boolean(), z.literal("always")]).describe("Whether half of the objects are mirrored, or all"),
  light: range(0.05, 2, "Gain on all pixel values"),
  background,
  form: z.enum(pictureForms).optional().describe("The form the concept is shown in; absent: a photograph"),
};

const stimulusShape = {
  deck: z
    .enum(objectDecks)
    .optional()
    .describe("What objects are dealt from; absent: cut-outs, which stand on the background"),
  size: range(0.05, 2, "Longer side of the object's box over the frame's side; above 1 only for whole photographs"),
  view: z
    .number()
    .min(0)
    .max(315)
    .multipleOf(45)
    .optional()
    .describe("Models only: rotation in depth, in degrees; absent: 0, the front"),
  position,
  ...objectShape,
  contrast: z
    .number()
    .min(0.01)
    .max(1)
    .optional()
    .describe("Contrast around mid-grey; 1 or absent leaves it unchanged"),
  negative: z.boolean().optional().describe("Inverts every colour channel"),
  occlusion: z.number().min(0).max(0.9).optional().describe("Share of the object hidden by grey blobs and bars"),
};

const timingShape = {
  fixation: duration(200, 5000, "How long the fixation cross stands"),
  exposure: duration(1, 2000, "How long the picture is up"),
  gap: duration(0, 1000, "Blank between picture and mask"),
  mask: duration(0, 1000, "How long the mask is up"),
  deadline: duration(500, 60000, "Time to answer"),
};

const condition = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[\p{L}\p{N}]+([-_.][\p{L}\p{N}]+)*$/u,
        "expected letters, digits, and single hyphens or dots between them",
      )
      .describe("Name in records and charts; its text is in the level's word files"),
    stimulus: z.strictObject(stimulusShape).partial().optional(),
    timing: z.strictObject(timingShape).partial().optional(),
    onScreen: z
      .strictObject({
        eccentricity: z
          .union([z.number().min(0).max(40), z.literal("edge")])
          .describe("Degrees from the cross; edge: replaces those beyond the screen's edge"),
        diameter: z.number().min(0.05).max(20).describe("Height of the picture in degrees of visual angle"),
      })
      .optional()
      .describe("Where on the screen the picture appears; absent: in the centre, at the frame's own size"),
    strength: z.number().optional().describe("The condition's position on the axis of the level's figure"),
    round: id
      .optional()
      .describe("Conditions of a round are played together, round by round; a round has a text like a condition"),
  })
  .describe("A condition may replace any of the level's stimulus or timing rules, each as a whole");

const design = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("balanced") }),
    z.strictObject({ kind: z.literal("crossed").describe("Every object of a round in each of its conditions") }),
    z.strictObject({
      kind: z.literal("cue-conflict").describe("Shape against texture: the first condition of two"),
      shapes: z.array(id).min(1).describe("Objects that provide silhouettes, at least one per category"),
      textures: z.array(id).min(1).describe("Objects that provide textures, at least one per category"),
      whole: z.number().int().min(0).describe("Number of trials with a whole photograph: the second condition"),
    }),
  ])
  .describe("How trials are planned; absent: balanced");

const labRule = z
  .strictObject({
    measure: z.string().min(1).describe("Name of a number the lab reports"),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
  })
  .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, "expected atLeast or atMost")
  .refine(({ atLeast, atMost }) => (atLeast ?? -Infinity) <= (atMost ?? Infinity), "expected atLeast not above atMost");

const common = {
  alternatives: z.number().int().min(2).max(9),
  categories: z
    .array(id)
    .refine((ids) => new Set(ids).size === ids.length, "expected each category once")
    .describe("Categories to draw from; empty for all"),
  labMark: labRule.optional().describe("For a level with both trials and a lab: when the lab also earns the mark"),
};

const flashTask = z.strictObject({
  type: z.literal("flash"),
  trials: z.number().int().min(1).max(500),
  practice: z.number().int().min(0).max(50),
  ...common,
  distractors: z
    .enum(["any", "alike"])
    .optional()
    .describe("Where the other choices come from; alike: from the answer's group of categories first; absent: any"),
  stimulus: z.strictObject(stimulusShape),
  timing: z.strictObject(timingShape),
  conditions: z
    .array(condition)
    .min(1)
    .refine(
      (all) => new Set(all.map(({ name }) => name)).size === all.length,
      "expected every condition to have a name of its own",
    ),
  opening: id
    .optional()
    .describe("Object that practice begins with, in the first block of a series; absent: any, as the seed says"),
  design: design.optional(),
  merit: z
    .enum(merits)
    .optional()
    .describe(
      "What a block is judged by; cue-choice: no answer is right, so shape or texture named above chance passes",
    ),
  feedback: z
    .enum(["reveal", "brief"])
    .optional()
    .describe("brief: shows the truth for half a second and moves on, for levels that measure; absent: reveal"),
});

const glimpsesTask = z.strictObject({
  type: z.literal("glimpses"),
  trials: z.number().int().min(1).max(100),
  ...common,
  saccades: z.number().int().min(0).max(9).describe("Saccades after the first glimpse"),
  stimulus: z
    .strictObject({
      // A larger object would always be under the first glimpse, in the centre.
      size: range(0.05, 0.6, "Longer side of the object's box over the scene's side"),
      ...objectShape,
    })
    .describe("The object; the scene sets its position"),
  scene: z.strictObject({
    side: z.number().int().min(448).max(1024).multipleOf(2).describe("Width and height in pixels"),
    degrees: z.number().min(5).max(120).describe("Visual angle the scene's width represents"),
    acuity: z.strictObject({
      mar0: z.number().min(0.1).max(60).describe("Minimum angle of resolution at the gaze, in arc minutes"),
      e2: z.number().min(0.1).max(20).describe("Eccentricity at which it doubles, in degrees"),
    }),
    window: z
      .number()
      .int()
      .min(112)
      .max(448)
      .describe("Side of the square around the gaze given to the net, in pixels"),
    clutter: z.number().int().min(0).max(40).describe("Pieces of other photographs"),
    bait: z.number().int().min(0).max(40).describe("Patches of other objects' colours"),
    baitSize: range(0.02, 0.5, "Size of the bait over the scene's side"),
    cover: z.number().int().min(0).max(4).describe("Pieces that hide parts of the object"),
  }),
});

const labTask = z
  .strictObject({
    type: z.literal("lab"),
    complete: labRule.describe("When the level counts as passed"),
    mark: labRule.describe("When its mark is earned"),
  })
  .describe("A lab-only level");

export const levelSchema = z
  .strictObject({
    $schema: z.string().optional(),
    id,
    version: z.number().int().min(1).describe("Raise it when the trials change: records store it"),
    room: id.optional().describe("Another level whose figure, lab and explanation this one uses; absent: its own"),
    task: z.discriminatedUnion("type", [flashTask, glimpsesTask, labTask]),
  })
  .describe("A level of Glimpse");

type Writable<T> = T extends string | number | boolean | null | undefined
  ? T
  : { -readonly [Key in keyof T]: Writable<T[Key]> };
type Same<A, B> =
  (<T>() => T extends Writable<A> ? 1 : 2) extends <T>() => T extends Writable<B> ? 1 : 2 ? true : never;

// Core defines a level's rules. If the schema differs in a key or a type, this does not compile.
true satisfies Same<z.output<typeof levelSchema>, Level>;
