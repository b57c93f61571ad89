import type { BackendChoice, OpponentId } from "../content/net-choice";
import type { SweepStation } from "../content/sweep";
import type { BrowserName } from "../core/trial/browser-name";
import type { WindowGeometry } from "../core/trial/display";
import type { ScenePoint } from "../core/trial/glimpse-log";
import type { PresentationStage } from "../core/trial/machine";
import type { InvalidReason, PresentationLog, TrialRecord } from "../core/trial/record";
import type { StimulusSpec, TrialTiming } from "../core/trial/trial";
import type { Hertz, Ms } from "../core/units";
import type { Acuity } from "../core/vision/acuity";
import type { Raster } from "../core/vision/raster";
import type { ScreenPosition } from "../core/vision/visual-angle";
import type { AnswerOf, NetQuestion, RequestOf } from "./net-questions";

/** What the game needs of the outside world. main.ts hands in the real things, tests hand in others. */
export interface Ports {
  readonly pictures: PicturesPort;
  readonly net: NetPort;
  readonly presenter: PresenterPort;
  /** The window; absent where nothing is known of it. */
  readonly display?: DisplayPort | undefined;
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
  readonly gaze: ScenePoint;
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
  /** It fell over in mid-game and gets up again. */
  | { readonly kind: "recovering"; readonly opponent: OpponentId; readonly cause: NetFall }
  | { readonly kind: "absent"; readonly opponent: OpponentId; readonly reason: NetAbsence; readonly detail: string };

/** Why a net that played does so no more: WebGL was taken away, it answered nonsense, or anything else. */
export type NetFall = "lost" | "wrong-answers" | "crashed";

export type NetAbsence =
  | "weights-missing"
  /** Its files are not the ones that belong to the game. */
  | "weights-damaged"
  | "no-network"
  /** The browser starts no worker for it. */
  | "no-worker"
  | "no-backend"
  /** It calculates, and its answers to known pictures are wrong. */
  | "wrong-answers"
  | "crashed";

export interface NetPort {
  status(): NetStatus;
  onStatus(listener: (status: NetStatus) => void): () => void;
  /**
   * Loads and warms up an opponent. Resolves when it is ready or absent; never rejects.
   * If a remote opponent cannot be had, the status says so, and the one that played before plays on.
   */
  use(opponent: OpponentId, backend: BackendChoice): Promise<NetStatus>;
  /**
   * Puts one question. Null when no net can play, or when this one cannot say. Waits for a net on its way and through a
   * recovery.
   */
  ask<Q extends NetQuestion>(question: Q, request: RequestOf<Q>): Promise<AnswerOf<Q> | null>;
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
  readonly place?: ScreenPosition | undefined;
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
  /** Side of the prepared picture as it stands on the screen, in CSS pixels; null when none is prepared. */
  shownSide?(): number | null;
  /** By how many ms the browser's clock was seen to step; null when that is not known. */
  clockGrain?(): number | null;
}

/** The window, and the browser around it. */
export interface DisplayPort {
  readonly browser: BrowserName;
  geometry(): WindowGeometry;
  /** Calls back when size, zoom, pixel ratio or orientation may have changed; returns the way to stop. */
  onChange(listener: () => void): () => void;
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

/** All words of the sweep, translated. The stage holds none of its own. */
export interface SweepLabels {
  readonly areas: Readonly<Record<SweepArea, string>>;
  /** What an area's panel shows, in a few words; says "schematic" where it is. */
  readonly shows: Readonly<Record<SweepArea, string>>;
  readonly layers: Readonly<Record<SweepLayer, string>>;
  readonly net: string;
  /** Unit of the ruler: "ms". */
  readonly ms: string;
}

/** One of the words at the end of the sweep, with its probability. */
export interface SweepWord {
  readonly label: string;
  readonly value: number;
}

/** The sweep over the player's own last picture. */
export interface SweepRequest {
  readonly picture: Raster;
  readonly labels: SweepLabels;
  /** The net's first words. */
  readonly words: readonly SweepWord[];
  /** Where the animation stands, ms of the brain's time; called on every change. */
  readonly onTime?: (time: number) => void;
  /** Called when it begins to play and when it stops, also by itself at the end. */
  readonly onPlaying?: (playing: boolean) => void;
}

/** For the buttons beside the picture. */
export interface SweepHandle {
  /** From here to the end, or from the beginning when it is at the end. */
  play(): void;
  pause(): void;
  /** @param time 0 to SWEEP_END_MS */
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
