import type { SweepStation } from "../content/sweep";
import type { ScenePlace } from "../core/trial/glimpse-log";
import type { PresentationStage } from "../core/trial/machine";
import type { InvalidReason, NetVerdict, PresentationLog, TrialRecord } from "../core/trial/record";
import type { CategoryId, StimulusSpec, TrialTiming } from "../core/trial/trial";
import type { Hertz, Ms } from "../core/units";
import type { Acuity } from "../core/vision/acuity";
import type { Raster } from "../core/vision/raster";
import type { ScreenPlace } from "../core/vision/visual-angle";

/** What the game needs of the outside world. main.ts hands in the real things, tests hand in others. */
export interface Ports {
  readonly pictures: PicturesPort;
  readonly net: NetPort;
  readonly presenter: PresenterPort;
  readonly archive: ArchivePort;
  readonly notebook: NotebookPort;
  readonly keyValue: KeyValuePort;
  /** The same for this tab alone: outlives a reload, not the tab. */
  readonly tabKeyValue: KeyValuePort;
  readonly sound: SoundPort;
  readonly stage: StagePort;
  /** Wall time as ISO 8601, for records. */
  readonly date: () => string;
  /** A new seed for a game that was not given one. */
  readonly newSeed: () => string;
}

/** A composed stimulus. The very same bytes go to the net and to the screen. */
export interface ComposedStimulus {
  readonly raster: Raster;
  readonly hash: string;
}

export interface Look {
  readonly gaze: ScenePlace;
  readonly pixelsPerDegree: number;
  readonly acuity: Acuity;
}

export interface PicturesPort {
  /** @throws Error with a sentence for the player when a picture cannot be loaded or decoded. */
  compose(spec: StimulusSpec): Promise<ComposedStimulus>;
  /**
   * The same picture as an eye sees it that looks at one place; its blurred copies are kept for the next gaze.
   * @param look gaze in shares of the picture; pixels per degree; the eye
   */
  glimpse(spec: StimulusSpec, look: Look): Promise<Raster>;
  /** A pink-noise mask of the stimulus's size. */
  mask(seed: string): Promise<Raster>;
}

export type OpponentId = "mobilenet-v1-025" | "mobilenet-v1-100" | "mobilenet-v2-100";
export type BackendChoice = "auto" | "webgl" | "wasm" | "cpu";

/** How the net stands, as the screen tells it. */
export type NetStatus =
  | { readonly kind: "loading"; readonly opponent: OpponentId; readonly progress: number }
  | { readonly kind: "warming"; readonly opponent: OpponentId }
  | {
      readonly kind: "ready";
      readonly opponent: OpponentId;
      readonly backend: string;
      /** On the page's own thread, where a worker cannot have WebGL. */
      readonly onMainThread: boolean;
      /** Median time of the last verdicts. */
      readonly typical: Ms;
    }
  /** WebGL was lost; a new context is being made. */
  | { readonly kind: "recovering"; readonly opponent: OpponentId }
  | { readonly kind: "absent"; readonly opponent: OpponentId; readonly reason: NetAbsence; readonly detail: string };

export type NetAbsence = "weights-missing" | "no-network" | "no-backend" | "crashed";

export interface NetPort {
  status(): NetStatus;
  onStatus(listener: (status: NetStatus) => void): () => void;
  /**
   * Loads and warms up an opponent. Resolves when it is ready or absent; never rejects.
   * If a remote opponent cannot be had, the status says so, and the one that played before plays on.
   */
  use(opponent: OpponentId, backend: BackendChoice): Promise<NetStatus>;
  /** The verdict on a stimulus, or null when no net can play. Waits through a recovery. */
  judge(stimulus: ComposedStimulus, choices: readonly CategoryId[]): Promise<NetVerdict | null>;
  /**
   * Each place of the net's last map put through its last layer alone: one score per choice, rows from the top. Null
   * when no net can play, or its graph does not say where that layer is.
   */
  places(
    stimulus: Pick<ComposedStimulus, "raster">,
    choices: readonly CategoryId[],
  ): Promise<readonly (readonly number[])[] | null>;
  /** The net's activity on any square picture, or null when no net can play. Never asked while a picture is up. */
  inspect(raster: Raster): Promise<NetInspection | null>;
}

/** What the net makes of a picture, towards its end. */
export interface NetInspection {
  /** Softmax over the 1000 ImageNet classes. */
  readonly probabilities: Float32Array;
  /** The units of the last feature layer, averaged over all places (256 for the built-in net). */
  readonly features: Float32Array;
  /** The same units at each of 7 × 7 places, row by row from the top left, units innermost. */
  readonly map: Float32Array;
  /** An ImageNet class's first name, in English. */
  label(index: number): string;
}

export interface PresentationRequest {
  readonly timing: TrialTiming;
  readonly picture: Raster;
  readonly mask: Raster;
  /** Calm mode: fade the picture in and out rather than flash it. */
  readonly calm: boolean;
  /**
   * Beside the middle, or at another size: the picture and its mask stand there, and the fixation cross stays up in the
   * middle of the field throughout. Absent: in the middle, in the place of the cross.
   */
  readonly place?: ScreenPlace | undefined;
}

export interface PresenterPort {
  /** Measures the refresh rate over some dozens of frames; later calls are answered from the first. */
  measureRefresh(): Promise<Hertz>;
  /** Decodes, uploads and draws everything once, so that the flash itself only swaps. */
  prepare(request: PresentationRequest): Promise<void>;
  /**
   * Shows fixation, picture, gap and mask in whole frames, and leaves the grey field.
   * Keeps at least a second between the onsets of two pictures by a longer fixation.
   * @param onStage called on the frame on which a stage begins
   */
  present(onStage: (stage: PresentationStage) => void): Promise<PresentationLog>;
  /** Breaks off a presentation under way; its promise rejects with an Interruption. */
  cancel(reason: InvalidReason): void;
  /** Shows or hides the stimulus frame with its fixation cross (a still picture between trials). */
  setField(field: "hidden" | "empty"): void;
  /** The field on which pictures can stand, in CSS pixels. */
  extent?(): { readonly width: number; readonly height: number };
}

/** Thrown by a presentation that was broken off. */
export class Interruption extends Error {
  constructor(readonly reason: InvalidReason) {
    super(`the presentation was broken off: ${reason}`);
  }
}

export type SoundName = "start" | "right" | "wrong" | "passed";

export interface SoundPort {
  /**
   * @param at when it is to be heard, on the clock of frames and events in ms; at once when absent or past
   * @returns when it will be heard, on that clock; null when there is no sound
   */
  play(name: SoundName, at?: number): number | null;
}

/** Small texts that outlive a visit (the browser's localStorage). Any call may throw: storage can be forbidden or full. */
export interface KeyValuePort {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Hears when another tab has written; null for whatever key. Absent where there are no other tabs. */
  watch?(listener: (key: string | null) => void): void;
  /**
   * Does some work while no other tab does any. Work that still waits when the page goes away is done then. Absent where
   * the browser has no locks: then everything is done at once.
   */
  exclusive?(work: () => void): Promise<void>;
}

/** What the moving pictures behind and in the overlay can be asked for. All of it is decoration or explanation. */
export interface StagePort {
  /** The quiet moving ground of title and map. */
  backdrop(): void;
  /** Nothing drawn and no frame asked for: during all play. */
  sleep(): void;
  celebrate(): void;
  /** Plays the sweep from retina to IT inside a host element of the overlay. */
  sweep(host: HTMLElement, request: SweepRequest): Promise<SweepHandle>;
  /** A scene that is sharp only at the point of gaze, drawn into a host. Null where there is no WebGL2. */
  foveal(host: HTMLElement, scene: HTMLCanvasElement): FovealHandle | null;
}

export interface FovealHandle {
  /** Draws one frame: the gaze in pixels of the scene from its top left, and the pixels of a degree there. */
  look(gaze: {
    readonly x: number;
    readonly y: number;
    readonly pixelsPerDegree: number;
    readonly acuity: Acuity;
  }): void;
  /** What was drawn last. */
  pixels(): Raster;
  dispose(): void;
}

export type SweepArea = SweepStation["key"];
export type SweepLayer = "input" | "early" | "middle" | "late" | "classifier";

/** The sweep over the player's own last picture. All words come already translated. */
export interface SweepRequest {
  readonly picture: Raster;
  readonly labels: {
    readonly areas: Readonly<Record<SweepArea, string>>;
    /** What an area's panel shows, in a few words. */
    readonly shows: Readonly<Record<SweepArea, string>>;
    readonly layers: Readonly<Record<SweepLayer, string>>;
    readonly net: string;
    readonly ms: string;
  };
  /** The net's first words with their probabilities. */
  readonly words: readonly { readonly label: string; readonly value: number }[];
  readonly onTime?: (time: number) => void;
  readonly onPlaying?: (playing: boolean) => void;
}

export interface SweepHandle {
  play(): void;
  pause(): void;
  seek(time: number): void;
  /** Stops at the moment an area has just lit up. */
  step(area: SweepArea): void;
  readonly time: number;
  readonly playing: boolean;
}

/**
 * Why something could not be kept or read: there is no such store here (some private windows), no room, no answer, or
 * the store is damaged.
 */
export type KeepTrouble = "unavailable" | "full" | "silent" | "broken";

export class KeepFault extends Error {
  constructor(
    readonly reason: KeepTrouble,
    detail: string,
  ) {
    super(detail);
  }
}

/** What waits in memory because it could not be written. It is tried again. */
export interface Unkept {
  readonly count: number;
  readonly reason: KeepTrouble;
}

interface KeepingPort {
  /** Hears whenever a write failed or came good; null once nothing waits. */
  onUnkept(listener: (unkept: Unkept | null) => void): void;
  /** Resolves only when everything is gone. @throws KeepFault (as a rejection) where it is not, or nobody can say */
  clear(): Promise<void>;
  /** Drops what waits to be written: it has been erased by another tab. */
  forget(): void;
}

/** What the archive can hand out. */
export interface KeptRecords {
  readonly records: readonly TrialRecord[];
  /** What lies among them and is no record, as it is. */
  readonly damaged: readonly unknown[];
  /** How many more the browser itself cannot read. */
  readonly unreadable: number;
  /** Why the archive could not be read; then `records` are only those of this visit that are not written yet. */
  readonly fault: KeepFault | null;
}

/** Where records stay between visits. */
export interface ArchivePort extends KeepingPort {
  /** Resolves when the record is written. @throws KeepFault (as a rejection) when it has to wait */
  add(record: TrialRecord): Promise<void>;
  /** Never rejects. */
  all(): Promise<KeptRecords>;
}

/** A page of the field notebook as it is kept: text, whose meaning `content/notebook.ts` knows. */
export interface KeptPage {
  readonly id: number;
  readonly text: string;
}

/** Where the field notebook stays between visits. */
export interface NotebookPort extends KeepingPort {
  add(text: string): Promise<void>;
  /** In the order in which they were written. Never rejects; with a fault, only those that wait to be written. */
  all(): Promise<{ readonly pages: readonly KeptPage[]; readonly fault: KeepFault | null }>;
  remove(id: number): Promise<void>;
}
