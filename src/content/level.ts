import { designs, pictureForms } from "../core/trial/flash-task";
import { id } from "./id";
import { z } from "./zod";

const share = z.number().min(0).max(1);

/** What a level's results can measure: each has its function in app/figures. */
export const figureKinds = ["exposure", "strength", "shape-bias", "concept", "eccentricity", "glimpses"] as const;
export type FigureKind = (typeof figureKinds)[number];

/** Instruments: each has its view in overlay/labs. */
export const labKinds = ["transform", "hunt", "foveal-page"] as const;
export type LabKind = (typeof labKinds)[number];

/** Explaining pictures: each has its view in overlay/explanation. */
export const explanationKinds = [
  "sweep",
  "clutter",
  "time",
  "transform",
  "cue-conflict",
  "concept-cell",
  "fovea",
  "saccades",
] as const;
export type ExplanationKind = (typeof explanationKinds)[number];

/** A range [low, high] with low ≤ high. */
const range = (low: number, high: number, what: string) =>
  z
    .tuple([z.number().min(low).max(high), z.number().min(low).max(high)])
    .refine(([from, to]) => from <= to, "expected the lower end first")
    .describe(what);

const duration = (low: number, high: number, what: string) =>
  z.number().min(low).max(high).describe(`${what}, in milliseconds`);

const stimulusShape = {
  size: range(0.05, 1, "Longer side of the object's box over the frame's side"),
  offset: z.number().min(0).max(0.5).describe("Greatest distance of the object from the centre, in frames"),
  turn: range(-180, 180, "Rotation in degrees, counter-clockwise"),
  distance: z
    .number()
    .min(0)
    .max(0.5)
    .optional()
    .describe("Exact distance of the object from the centre, in frames, in a random direction; instead of the offset"),
  mirror: z.union([z.boolean(), z.literal("always")]).describe("Whether half of the objects are mirrored, or all"),
  light: range(0.05, 2, "Gain on all pixel values"),
  contrast: z.number().min(0.01).max(1).optional().describe("Contrast about mid-grey; 1, as where absent, leaves it"),
  negative: z.boolean().optional().describe("Black for white, in every colour"),
  plain: z.boolean().optional().describe("On plain grey, with no photograph behind the object"),
  clutter: range(0, 1, "Clutter of the photographs behind the object, 0 calm to 1 busy"),
  noise: share.describe("Share of trials on pink noise instead of a photograph"),
  occlusion: z.number().min(0).max(0.9).optional().describe("Share of the object that grey blobs and bars hide"),
  form: z.enum(pictureForms).optional().describe("How the concept is shown; a photograph where absent"),
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
    name: z.string().min(1).describe("Name in records and charts; the words are in the level's word files"),
    stimulus: z.strictObject(stimulusShape).partial().optional(),
    timing: z.strictObject(timingShape).partial().optional(),
    eccentricity: z
      .union([z.number().min(0).max(40), z.literal("edge")])
      .optional()
      .describe("Degrees from the cross; edge: in place of those that lie beyond the screen's edge"),
    diameter: z.number().min(0.05).max(20).optional().describe("Height of the picture in degrees of visual angle"),
    strength: z.number().optional().describe("Where the condition stands on the axis of the level's figure"),
    round: id
      .optional()
      .describe("Conditions of one round are played together, round after round; words as for a condition"),
  })
  .refine((each) => (each.eccentricity === undefined) === (each.diameter === undefined), {
    error: "expected eccentricity and diameter together",
    path: ["diameter"],
  })
  .describe("A condition replaces any of the level's stimulus or timing rules");

const flashTask = z
  .strictObject({
    type: z.literal("flash"),
    trials: z.number().int().min(1).max(500),
    practice: z.number().int().min(0).max(50),
    alternatives: z.number().int().min(2).max(9),
    categories: z.array(id).describe("Categories to draw from; empty for all"),
    stimulus: z.strictObject(stimulusShape),
    timing: z.strictObject(timingShape),
    conditions: z.array(condition).min(1),
    design: z.enum(designs).optional().describe("How trials are planned; balanced where absent"),
    feedback: z
      .enum(["reveal", "brief"])
      .optional()
      .describe("brief: right or wrong for half a second and on, for levels that measure; reveal where absent"),
    cueConflict: z
      .strictObject({
        shapes: z.array(id).min(1).describe("Objects whose silhouettes are shown, some of every category"),
        textures: z.array(id).min(1).describe("Objects whose textures are shown, some of every category"),
        whole: z.number().int().min(0).describe("How many trials show a whole photograph: the second condition"),
      })
      .optional()
      .describe("For the design cue-conflict: shape against texture is the first condition"),
  })
  .refine((task) => task.design !== "cue-conflict" || (task.cueConflict !== undefined && task.conditions.length <= 2), {
    error: "expected shapes and textures for the design cue-conflict, and at most two conditions",
    path: ["cueConflict"],
  })
  .refine((task) => new Set(task.conditions.map((each) => each.name)).size === task.conditions.length, {
    error: "expected every condition to have a name of its own",
    path: ["conditions"],
  });

const glimpsesTask = z.strictObject({
  type: z.literal("glimpses"),
  trials: z.number().int().min(1).max(100),
  alternatives: z.number().int().min(2).max(9),
  categories: z.array(id).describe("Categories to draw from; empty for all"),
  saccades: z.number().int().min(0).max(9).describe("Jumps of the eye after the first glimpse"),
  stimulus: z.strictObject(stimulusShape).describe("The object; its size is over the scene's side"),
  scene: z.strictObject({
    side: z.number().int().min(448).max(1024).multipleOf(2).describe("Width and height in pixels"),
    degrees: z.number().min(5).max(120).describe("Visual angle that the scene's width stands for"),
    acuity: z.strictObject({
      mar0: z.number().min(0.1).max(60).describe("Minimum angle of resolution at the gaze, in arc minutes"),
      e2: z.number().min(0.1).max(20).describe("Eccentricity at which it has doubled, in degrees"),
    }),
    window: z.number().int().min(112).max(448).describe("Side of what the net gets around the gaze, in pixels"),
    clutter: z.number().int().min(0).max(40).describe("Pieces of other photographs"),
    bait: z.number().int().min(0).max(40).describe("Patches of other things' colours"),
    baitSize: range(0.02, 0.5, "Size of the bait over the scene's side"),
    cover: z.number().int().min(0).max(4).describe("Pieces that hide parts of the object"),
  }),
  conditions: z.array(condition).length(1).describe("The name of its one condition"),
});

export const levelSchema = z
  .strictObject({
    $schema: z.string().optional(),
    id,
    version: z.number().int().min(1).describe("Raise it when the trials change: records keep it"),
    task: z.discriminatedUnion("type", [flashTask, glimpsesTask]),
    figure: z.enum(figureKinds).optional().describe("What the results measure beyond the score"),
    lab: z.enum(labKinds).optional().describe("An instrument to play with that belongs to the level"),
    explanation: z.enum(explanationKinds).describe("The picture that explains what happened"),
  })
  .describe("A level of Glimpse");

export type Level = z.infer<typeof levelSchema>;
/** A level's task by its type. */
export type TaskOf<T extends Level["task"]["type"]> = Extract<Level["task"], { type: T }>;
