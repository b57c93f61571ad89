import type { LevelAccess } from "../content/campaign";
import type { Campaign } from "../content/campaign-schema";
import type { Language } from "../content/language";
import type { Level } from "../content/level";
import type { Settings } from "../content/saved";
import type { LevelWords } from "../content/words";
import type { Figure } from "../core/figure/figure";
import type { Deck } from "../core/trial/flash-task";
import type { ScenePlace } from "../core/trial/glimpse-log";
import type { ImagenetGuess, NetVerdict, ResponseDevice, TrialRecord } from "../core/trial/record";
import type { CategoryId, ItemId, StimulusSpec } from "../core/trial/trial";
import type { Raster } from "../core/vision/raster";
import type { ScreenGeometry } from "../core/vision/visual-angle";
import type { ComposedStimulus, Look, NetInspection, StagePort } from "./ports";
import type { LanguageStore } from "./stores/language-store";
import type { NetStore } from "./stores/net-store";
import type { NotebookStore } from "./stores/notebook-store";
import type { PlayStore } from "./stores/play-store";
import type { ProgressStore } from "./stores/progress-store";
import type { Notice, ScreenStore } from "./stores/screen-store";
import type { SettingsStore } from "./stores/settings-store";
import type { BlockSummary } from "./summary";

/** How the player sees the screen. */
export interface Viewing extends ScreenGeometry {
  /** False while the pixels of a millimetre are a guess. */
  readonly measured: boolean;
  /** Degrees from the middle of the field to its edge. */
  readonly reach: number;
}

/** The game as its screens know it: stores to read and subscribe to, and actions to call. Screens never write state. */
export interface Game {
  readonly stores: {
    readonly language: LanguageStore;
    readonly settings: SettingsStore;
    readonly progress: ProgressStore;
    readonly screen: ScreenStore;
    readonly play: PlayStore;
    readonly net: NetStore;
    readonly notebook: NotebookStore;
  };
  readonly stage: StagePort;
  readonly campaign: Campaign;
  readonly appVersion: string;
  /** The pictures that there are. */
  readonly deck: Deck;

  /** Which levels are open, locked or still to come, by the progress made. */
  access(): ReadonlyMap<string, LevelAccess>;
  /** A category's name in the language spoken. */
  categoryName(id: CategoryId): string;
  /** A level's own file. @throws ContentError (as a rejection) when it is missing or wrong */
  level(id: string): Promise<Level>;
  /** A level's words in the language spoken; asked for once per language. */
  words(level: string): Promise<LevelWords>;
  /** The screen as it is known, for pictures that are measured in degrees. */
  viewing(): Viewing;
  /** Figures of the block that is finished, or null. */
  summary(): BlockSummary | null;
  /** The pixels of a stimulus once more, for results and explanations. */
  compose(spec: StimulusSpec): Promise<ComposedStimulus>;
  /** The same as an eye sees it that looks at one place. */
  glimpse(spec: StimulusSpec, look: Look): Promise<Raster>;
  /** Scores of the choices at each place of the net's last map; null while no net is ready to say. */
  places(raster: Raster, choices: readonly CategoryId[]): Promise<readonly (readonly number[])[] | null>;

  /** Every object of the deck with its category's name and a number where there are several, in that order. */
  objects(): readonly { readonly id: ItemId; readonly name: string }[];

  /** The net's five first words for a picture; none while no net is ready. */
  guesses(stimulus: ComposedStimulus): Promise<readonly ImagenetGuess[]>;

  /** The net's choice among categories for a picture; null while no net is ready. */
  judge(stimulus: ComposedStimulus, choices: readonly CategoryId[]): Promise<NetVerdict | null>;
  /** The net's activity on a picture; null while no net is ready. */
  inspect(raster: Raster): Promise<NetInspection | null>;
  /** What the finished block measured beyond the score. */
  figures(): readonly Figure[];

  /** Gives a level's mark for what was achieved in its lab. */
  earnMark(level: string): void;
  /** Keeps what a lab measured as a page of the field notebook. @param seed names what the pictures were drawn from */
  keepFigures(level: string, seed: string, figures: readonly Figure[]): void;

  goTitle(): void;
  goMap(): void;
  /** To a level's intro, by way of the flash warning if it has not been answered. */
  goLevel(level: string, seed?: string): void;
  goExplanation(level: string): void;
  /** To the instrument that belongs to a level. */
  goLab(level: string): void;
  goResults(): void;
  goSettings(): void;
  /** The field notebook: what every block measured. */
  goNotebook(): void;
  /** Tears one page out of the notebook. */
  tearPage(id: number): Promise<void>;
  /** From the settings or the notebook to where the player came from. */
  goBack(): void;
  /** The answer to the flash warning; goes on to the level the player wanted. */
  acceptFlashes(calm: boolean): void;

  /** Starts the block of the level whose intro is up. */
  startBlock(): void;
  /** Ends the break after practice. */
  proceed(): void;
  /** @param at the input event's own `timeStamp` */
  answer(choice: CategoryId, at: number, device: ResponseDevice): void;
  /** A scene has come up on the screen. @param at the frame's time stamp */
  sceneShown(at: number): void;
  /** The eye jumps to a place of the scene. @param at the input event's own `timeStamp` */
  saccade(gaze: ScenePlace, at: number): void;
  /** From the reveal (or a discarded trial) to the next trial. */
  next(): void;
  /** The page went out of sight: a trial under way is no fair trial any more. */
  pageHidden(): void;
  /** Leaves a block unfinished, for the map. */
  abandon(): void;
  /** The level again, with a new seed or the same one. */
  playAgain(sameSeed: boolean): void;

  changeSettings(change: Partial<Settings>): void;
  setLanguage(language: Language): Promise<void>;
  /** Every record kept on this device, as a table. */
  trialsCsv(): Promise<string>;
  recordCount(): Promise<number>;
  /** Every record kept on this device, in the order they were made. */
  records(): Promise<readonly TrialRecord[]>;
  /** Settings, progress and records. */
  eraseEverything(): Promise<void>;
  dismiss(notice: Notice): void;
}
