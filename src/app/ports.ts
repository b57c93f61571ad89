import type { BackendChoice, OpponentId } from "../content/net-choice";
import type { SweepStation } from "../content/sweep";
import type { BrowserName } from "../core/trial/browser-name";
import type { WindowGeometry } from "../core/trial/display";
import type { ScenePoint } from "../core/trial/glimpse-log";
import type { PresentationStage } from "../core/trial/machine";
import type { InvalidReason, PresentationLog } from "../core/trial/record";
import type { StimulusSpec, TrialTiming } from "../core/trial/trial";
import type { Hertz, Ms } from "../core/units";
import type { Acuity } from "../core/vision/acuity";
import type { Raster } from "../core/vision/raster";
import type { ScreenPosition } from "../core/vision/visual-angle";
import type { ArchivePort, NotebookPort } from "./keeping-ports";
import type { AnswerOf, NetQuestion, RequestOf } from "./net-questions";
import type { OfflineDoor } from "./offline/offline-port";

/** What the game needs from the outside world. main.ts passes the real ports, tests pass fakes. */
export interface Ports {
  readonly pictures: PicturesPort;
  readonly net: NetPort;
  readonly presenter: PresenterPort;
  /** The window; absent where nothing is known about it. */
  readonly display?: DisplayPort | undefined;
  readonly archive: ArchivePort;
  readonly notebook: NotebookPort;
  readonly keyValue: KeyValuePort;
  /** The same for this tab only: survives a reload, but not closing the tab. */
  readonly tabKeyValue: KeyValuePort;
  readonly sound: SoundPort;
  readonly stage: StagePort;
  /** What keeps the game on the device; absent in development, where nothing is built to keep. */
  readonly offline?: OfflineDoor | undefined;
  /** Wall time as ISO 8601, for records. */
  readonly date: () => string;
  /** A fresh seed, when none was asked for. */
  readonly newSeed: () => string;
}

/** A composed stimulus. The net and the screen get exactly the same bytes. */
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
   * The same picture as seen by an eye fixating one point; the blurred copies are cached for the next gaze.
   * @param look gaze in shares of the picture; pixels per degree; the eye
   */
  glimpse(spec: StimulusSpec, look: Look): Promise<Raster>;
  /** A pink-noise mask of the stimulus's size. */
  mask(seed: string): Promise<Raster>;
  /** Fetches the files of some stimuli, so that composing them needs no network. Those already here cost nothing. */
  fetch(specs: readonly StimulusSpec[]): Promise<void>;
}

/** The net's state, as shown on screen. */
export type NetStatus =
  | { readonly kind: "loading"; readonly opponent: OpponentId; readonly progress: number }
  | { readonly kind: "warming"; readonly opponent: OpponentId }
  | {
      readonly kind: "ready";
      readonly opponent: OpponentId;
      readonly backend: string;
      /** On the main thread, where a worker cannot use WebGL. */
      readonly onMainThread: boolean;
      /** Median time of recent verdicts. */
      readonly typical: Ms;
    }
  /** It failed mid-game and is restarting. */
  | { readonly kind: "recovering"; readonly opponent: OpponentId; readonly cause: NetFall }
  | { readonly kind: "absent"; readonly opponent: OpponentId; readonly reason: NetAbsence; readonly detail: string };

/** Why a running net stopped: the WebGL context was lost, its answers were nonsense, or anything else. */
export type NetFall = "lost" | "wrong-answers" | "crashed";

export type NetAbsence =
  | "weights-missing"
  /** Its files do not match the ones the game ships. */
  | "weights-damaged"
  /** The server does not hand out its files now. */
  | "server"
  | "no-network"
  /** The browser does not start its worker. */
  | "no-worker"
  | "no-backend"
  /** It runs, but its answers to known pictures are wrong. */
  | "wrong-answers"
  | "crashed";

export interface NetPort {
  status(): NetStatus;
  onStatus(listener: (status: NetStatus) => void): () => void;
  /**
   * Loads and warms up an opponent. Resolves when it is ready or absent; never rejects. If a remote opponent cannot be
   * loaded, the status says so, and the previous one keeps playing.
   */
  use(opponent: OpponentId, backend: BackendChoice): Promise<NetStatus>;
  /**
   * Asks one question. Null when no net can play, or when this one cannot answer. Waits while a net loads or recovers.
   */
  ask<Q extends NetQuestion>(question: Q, request: RequestOf<Q>): Promise<AnswerOf<Q> | null>;
}

export interface PresentationRequest {
  readonly timing: TrialTiming;
  readonly picture: Raster;
  readonly mask: Raster;
  /** Calm mode: fade the picture in and out instead of flashing it. */
  readonly calm: boolean;
  /**
   * For a picture off centre or at another size: the picture and its mask appear there, and the fixation cross stays in
   * the centre of the field throughout. Absent: in the centre, replacing the cross.
   */
  readonly place?: ScreenPosition | undefined;
}

export interface PresenterPort {
  /** Measures the refresh rate over a few dozen frames; later calls return the first result. */
  measureRefresh(): Promise<Hertz>;
  /** Decodes, uploads and draws everything once, so that the flash itself only has to swap. */
  prepare(request: PresentationRequest): Promise<void>;
  /**
   * Shows fixation, picture, gap and mask in whole frames, and ends on the grey field. Lengthens fixation to keep at
   * least a second between the onsets of two pictures.
   * @param onStage called on the frame on which a stage begins
   */
  present(onStage: (stage: PresentationStage) => void): Promise<PresentationLog>;
  /** Cancels the presentation under way; its promise rejects with an Interruption. */
  cancel(reason: InvalidReason): void;
  /** Shows or hides the stimulus frame with its fixation cross (a still picture between trials). */
  setField(field: "hidden" | "empty"): void;
  /** Size of the field for pictures, in CSS pixels. */
  extent?(): { readonly width: number; readonly height: number };
  /** Side of the prepared picture on screen, in CSS pixels; null when none is prepared. */
  shownSide?(): number | null;
  /** Observed step of the browser's clock in ms; null when unknown. */
  clockGrain?(): number | null;
}

/** The window and its browser. */
export interface DisplayPort {
  readonly browser: BrowserName;
  geometry(): WindowGeometry;
  /** Calls back when size, zoom, pixel ratio or orientation may have changed; returns a function to stop. */
  onChange(listener: () => void): () => void;
}

/** Thrown by a cancelled presentation. */
export class Interruption extends Error {
  constructor(readonly reason: InvalidReason) {
    super(`the presentation was broken off: ${reason}`);
  }
}

export type SoundName = "start" | "right" | "wrong" | "passed";

export interface SoundPort {
  /**
   * @param at when it should be heard, in ms on the clock of frames and events; at once when absent or past
   * @returns when it will be heard, on that clock; null when there is no sound
   */
  play(name: SoundName, at?: number): number | null;
}

/**
 * Small texts kept between visits (the browser's localStorage). Any call may throw: storage can be forbidden or full.
 */
export interface KeyValuePort {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Calls back when another tab has written; null means any key. Absent where there are no other tabs. */
  watch?(listener: (key: string | null) => void): void;
  /**
   * Runs work under a lock shared by all tabs. Work still waiting when the page closes runs then. Absent where the
   * browser has no locks: then everything runs at once.
   */
  exclusive?(work: () => void): Promise<void>;
}

/** The animations behind and inside the overlay. All of it is decoration or explanation. */
export interface StagePort {
  /** The quiet moving background of title and map. */
  backdrop(): void;
  /** Draws nothing and requests no frames: during all play. */
  sleep(): void;
  celebrate(): void;
  /** Plays the sweep from retina to IT inside a host element of the overlay. */
  sweep(host: HTMLElement, request: SweepRequest): Promise<SweepHandle>;
  /** Draws a scene into a host, sharp only at the point of gaze. Null without WebGL2. */
  foveal(host: HTMLElement, scene: HTMLCanvasElement): FovealHandle | null;
}

export interface FovealHandle {
  /** Draws one frame: the gaze in scene pixels from the top left, and the pixels per degree there. */
  look(gaze: {
    readonly x: number;
    readonly y: number;
    readonly pixelsPerDegree: number;
    readonly acuity: Acuity;
  }): void;
  /** The last frame drawn. */
  pixels(): Raster;
  dispose(): void;
}

export type SweepArea = SweepStation["key"];
export type SweepLayer = "input" | "early" | "middle" | "late" | "classifier";

/** All texts of the sweep, translated. The stage has none of its own. */
export interface SweepLabels {
  readonly areas: Readonly<Record<SweepArea, string>>;
  /** A few words on what an area's panel shows; says "schematic" where it is. */
  readonly shows: Readonly<Record<SweepArea, string>>;
  readonly layers: Readonly<Record<SweepLayer, string>>;
  readonly net: string;
  /** Unit of the ruler: "ms". */
  readonly ms: string;
}

/** One of the net's words at the end of the sweep, with its probability. */
export interface SweepWord {
  readonly label: string;
  /** For where the label does not fit. */
  readonly short: string;
  readonly value: number;
}

/** The sweep for the player's last picture. */
export interface SweepRequest {
  readonly picture: Raster;
  readonly labels: SweepLabels;
  /** The net's top words. */
  readonly words: readonly SweepWord[];
  /** Position of the animation, in ms of brain time; called on every change. */
  readonly onTime?: (time: number) => void;
  /** Called when it starts and stops playing, including at the end. */
  readonly onPlaying?: (playing: boolean) => void;
}

/** Controls for the buttons beside the picture. */
export interface SweepHandle {
  /** Plays from here to the end, or from the start when at the end. */
  play(): void;
  pause(): void;
  /** @param time 0 to SWEEP_END_MS */
  seek(time: number): void;
  /** Stops just after an area lights up. */
  step(area: SweepArea): void;
  readonly time: number;
  readonly playing: boolean;
}
