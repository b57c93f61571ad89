import type { PlayedTrial, TrialTicket } from "../../content/class/class-trial";
import type { TrialState } from "../../core/trial/machine";
import type { InvalidReason, TrialRecord } from "../../core/trial/record";
import { roomProblem } from "../../core/trial/room";
import type { Trial } from "../../core/trial/trial";
import type { Raster } from "../../core/vision/raster";
import { positionOnScreen } from "../../core/vision/visual-angle";
import type { Ports } from "../ports";
import type { Viewing } from "../settings-desk";
import { runTrial, type TrialRun } from "../tasks/run-trial";
import { displayLog } from "../tasks/window-room";
import type { SealedPicturesPort } from "./sealed-pictures-port";

export interface TicketRun {
  /** How it went; comes when the answer is given or the time is over. Never rejects. */
  readonly played: Promise<PlayedTrial>;
  post: TrialRun["post"];
}

export interface TicketOptions {
  readonly ticket: TrialTicket;
  readonly ports: Pick<Ports, "presenter" | "display" | "date">;
  readonly sealed: SealedPicturesPort;
  readonly pictureUrl: string;
  readonly viewing: () => Viewing;
  readonly calm: boolean;
  /** The server's time, ms. */
  readonly now: () => number;
  readonly onState: (state: TrialState) => void;
  /** The picture is open: the result shows it again. */
  readonly onPicture: (picture: Raster) => void;
}

/** A picture that would come later than this after its moment is not shown: the class has seen it, ms. */
const MOST_LATE_MS = 300;
/** The wait for the moment looks at the server's clock again this often: the estimate of it still improves, ms. */
const LOOK_MS = 250;

/** A trial whose picture nobody on this device knows anything of. */
function trialOf({ trial: id, position, practice, timing, place, maskSeed, choices }: TrialTicket): Trial {
  return {
    id,
    index: position,
    practice,
    condition: "",
    stimulus: {
      object: { id: "", x: 0.5, y: 0.5, size: 1, turn: 0 as Trial["stimulus"]["object"]["turn"], mirror: false },
      background: { kind: "grey" },
      light: 1,
    },
    imageName: "",
    timing,
    ...(place && { place }),
    maskSeed,
    choices,
    answer: "",
  };
}

/**
 * Plays a trial of a class at its moment, by the game's own trial and presenter. It is shown once: nobody waits for a
 * second try.
 */
export function playTicket(options: TicketOptions): TicketRun {
  const { ticket, ports, sealed, now, onState } = options;
  const trial = trialOf(ticket);
  // The cross comes first, so that the picture appears at its moment.
  const begin = ticket.flashAt - trial.timing.fixation;
  let run: TrialRun | null = null;
  let phase: TrialState["phase"] = "preparing";
  /** Broken off before anything was shown. */
  let halted = false;
  let tellHalt: (played: PlayedTrial) => void = () => {};
  const halting = new Promise<PlayedTrial>((resolve) => {
    tellHalt = resolve;
  });
  const halt = (reason: InvalidReason): void => {
    halted = true;
    tellHalt(unseen(ticket, reason));
  };

  const isLate = () => now() > begin + MOST_LATE_MS;
  const moment = async (): Promise<void> => {
    for (let left = begin - now(); left > 0; left = begin - now()) await pause(Math.min(left, LOOK_MS));
    if (isLate()) halt("interrupted");
    // Then the trial never begins.
    if (halted) await new Promise(() => {});
  };
  /** Nobody waits for a picture that does not come. */
  const giveUp = async (): Promise<void> => {
    while (phase === "preparing" && !halted && !isLate()) await pause(LOOK_MS);
    if (phase === "preparing") halt("interrupted");
  };

  const play = async (): Promise<PlayedTrial> => {
    const viewing = options.viewing();
    if (roomProblem(viewing, trial.place && positionOnScreen(viewing, trial.place))) return unseen(ticket, "no-room");
    const [stimulus, mask] = await Promise.all([
      sealed.open(options.pictureUrl, ticket.key),
      sealed.mask(ticket.maskSeed),
    ]);
    // The screen may be another picture's by now.
    if (halted) return unseen(ticket, "interrupted");
    options.onPicture(stimulus.raster);
    return new Promise((resolve, reject) => {
      run = runTrial({
        prepared: { trial, stimulus, mask, net: null },
        presenter: ports.presenter,
        calm: options.calm,
        screen: viewing,
        lastChance: true,
        untimed: true,
        display: () => displayLog(ports.display, viewing, ports.presenter.shownSide?.() ?? null),
        clear: moment,
        context: () => ({
          subject: "",
          session: "",
          level: "",
          levelVersion: 0,
          seed: "",
          attempt: 1,
          at: ports.date(),
          appVersion: "",
        }),
        onState: (state) => {
          phase = state.phase;
          onState(state);
        },
        onRecord: (record) => {
          resolve(playedOf(ticket, record));
          queueMicrotask(() => run?.post({ type: "next" }));
        },
      });
      run.finished.catch(reject);
    });
  };

  void giveUp();
  return {
    played: Promise.race([play().catch(() => unseen(ticket, "interrupted")), halting]),
    post: (event) => {
      if (event.type === "interrupted" && phase === "preparing") halt(event.reason);
      else run?.post(event);
    },
  };
}

const pause = (wait: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, wait));

/** A trial whose picture was not seen, or not as it should be. */
export function unseen({ trial }: TrialTicket, reason: PlayedTrial["reason"]): PlayedTrial {
  return {
    trial,
    outcome: "discarded",
    choice: null,
    rt: null,
    device: null,
    presentation: null,
    reason,
    display: null,
    hash: "",
  };
}

function playedOf({ trial }: TrialTicket, record: TrialRecord): PlayedTrial {
  const { outcome, response, presentation, invalidReason, display, stimulusHash } = record;
  const reason = outcome === "discarded" ? (invalidReason === "dropped-frames" ? "interrupted" : invalidReason) : null;
  return {
    trial,
    outcome,
    ...response,
    presentation,
    reason,
    display: display ?? null,
    hash: stimulusHash,
  };
}
