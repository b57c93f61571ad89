import type { Interruption, PresentationRequest, PresenterPort } from "../../src/app/ports";
import type { PresentationLog, PresentationVerdict } from "../../src/core/trial/record";
import type { TrialTiming } from "../../src/core/trial/trial";
import { frames, framesFor, hertz, type Ms, ms } from "../../src/core/units";

const RATE = hertz(60);
/** Far enough apart that nothing in the game could take two pictures for one. */
const BETWEEN_ONSETS = 5000;

export interface FakePresenterOptions {
  /** How each presentation goes, one after the other; exactly as asked where absent. Thrown where it is an interruption. */
  readonly next?: () => PresentationVerdict | Interruption;
  /** Called with each presentation and with what the field is set to. */
  readonly onCall?: (call: string) => void;
}

export interface FakePresenter extends PresenterPort {
  /** When the last picture came up, on a clock of its own: no real time passes. */
  onset(): number;
}

/** A presenter that answers at once, on a virtual clock. */
export function fakePresenter({ next, onCall = () => {} }: FakePresenterOptions = {}): FakePresenter {
  let request: PresentationRequest | null = null;
  let onset = 0;
  return {
    onset: () => onset,
    measureRefresh: async () => RATE,
    prepare: async (asked) => {
      request = asked;
    },
    present: async () => {
      if (!request) throw new Error("nothing was prepared");
      onCall("present");
      onset += BETWEEN_ONSETS;
      const showing = next?.() ?? { kind: "exact" as const };
      if (showing instanceof Error) throw showing;
      return presentationLog(request.timing, onset, showing);
    },
    cancel: () => {},
    setField: (field) => onCall(`field ${field}`),
  };
}

function presentationLog(timing: TrialTiming, onset: number, verdict: PresentationVerdict): PresentationLog {
  const count = (duration: Ms) => framesFor(duration, RATE);
  return {
    refresh: RATE,
    askedFrames: {
      fixation: count(timing.fixation),
      exposure: count(timing.exposure),
      gap: count(timing.gap),
      mask: count(timing.mask),
    },
    onset: ms(onset),
    offset: ms(onset + timing.exposure),
    shownFrames: count(timing.exposure),
    shown: timing.exposure,
    intervals: [],
    droppedFrames: frames(verdict.kind === "off-by" ? Math.abs(verdict.frames) : 0),
    verdict,
  };
}
