import type { DisplayLog } from "../../core/trial/display";
import { initialTrial, stepTrial, type TrialEvent, type TrialState } from "../../core/trial/machine";
import type { NetVerdict, TrialRecord } from "../../core/trial/record";
import { type RecordContext, scoreTrial } from "../../core/trial/score";
import type { Trial } from "../../core/trial/trial";
import type { Raster } from "../../core/vision/raster";
import { GUESSED_SCREEN, positionOnScreen, type ScreenGeometry } from "../../core/vision/visual-angle";
import { type ComposedStimulus, Interruption, type NetPort, type PicturesPort, type PresenterPort } from "../ports";

/** Everything a trial needs before its fixation cross may appear. The verdict is not shown yet. */
export interface PreparedTrial {
  readonly trial: Trial;
  readonly stimulus: ComposedStimulus;
  readonly mask: Raster;
  readonly net: NetVerdict | null;
}

/** Composes the picture and asks the net, so that no inference runs while a picture is on screen. */
export async function prepareTrial(
  trial: Trial,
  ports: { pictures: PicturesPort; net: NetPort },
): Promise<PreparedTrial> {
  const [stimulus, mask] = await Promise.all([
    ports.pictures.compose(trial.stimulus),
    ports.pictures.mask(trial.maskSeed),
  ]);
  const net = await ports.net.ask("judge", { raster: stimulus.raster, choices: trial.choices });
  return { trial, stimulus, mask, net };
}

export interface TrialRun {
  /** Resolves with the record when the player continues; rejects only if the screen cannot show the picture. */
  readonly finished: Promise<TrialRecord>;
  post(event: TrialEvent): void;
}

export interface TrialRunOptions {
  readonly prepared: PreparedTrial;
  readonly presenter: PresenterPort;
  readonly calm: boolean;
  /** The screen's geometry, for off-centre pictures. */
  readonly screen?: ScreenGeometry | undefined;
  readonly lastChance: boolean;
  /** This browser cannot time any picture, so an unknown time is no reason to repeat a trial. */
  readonly untimed?: boolean;
  /** A picture wrong by at most this share of its exposure is marked, not repeated. */
  readonly bearable?: number;
  /** The display the picture appears on, read once it is placed. */
  readonly display?: () => DisplayLog | undefined;
  /** Resolves when a picture may appear. */
  readonly clear?: () => Promise<void>;
  readonly context: () => Omit<RecordContext, "net" | "stimulusHash">;
  readonly onState: (state: TrialState) => void;
  readonly onRecord: (record: TrialRecord) => void;
}

/** Plays one trial: carries out the state machine's effects and feeds events back to it. */
export function runTrial(options: TrialRunOptions): TrialRun {
  const { prepared, presenter } = options;
  const { trial, stimulus } = prepared;
  let state = initialTrial;
  let record: TrialRecord | null = null;
  let display: DisplayLog | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  let resolve: (record: TrialRecord) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const finished = new Promise<TrialRecord>((onDone, onFault) => {
    resolve = onDone;
    reject = onFault;
  });

  const post = (event: TrialEvent): void => {
    const step = stepTrial(state, event);
    if (step.state === state) return;
    state = step.state;
    if (state.phase !== "response") clearTimeout(deadline);
    if (step.effects.includes("record")) {
      const context = { ...options.context(), net: prepared.net, stimulusHash: stimulus.hash, display };
      record = scoreTrial(trial, state, context);
      options.onRecord(record);
    }
    options.onState(state);
    if (step.effects.includes("present")) void present();
    if (step.effects.includes("ask") && trial.timing.deadline !== null)
      deadline = setTimeout(() => post({ type: "deadline" }), trial.timing.deadline);
    if (step.effects.includes("finish") && record) resolve(record);
  };

  const present = async (): Promise<void> => {
    try {
      const log = await presenter.present((stage) => post({ type: "stage", stage }));
      post({
        type: "presented",
        log,
        lastChance: options.lastChance,
        untimed: options.untimed ?? false,
        bearable: options.bearable ?? 0,
      });
    } catch (error) {
      if (error instanceof Interruption) post({ type: "interrupted", reason: error.reason });
      else reject(error);
    }
  };

  options.onState(state);
  presenter
    .prepare({
      timing: trial.timing,
      picture: stimulus.raster,
      mask: prepared.mask,
      calm: options.calm,
      place: trial.place && positionOnScreen(options.screen ?? GUESSED_SCREEN, trial.place),
    })
    .then(() => options.clear?.())
    .then(() => {
      display = options.display?.();
      post({ type: "prepared" });
    }, reject);
  return { finished, post };
}
