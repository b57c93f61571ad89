import { ms } from "../../../../src/core/units";
import { greyRaster, type Raster } from "../../../../src/core/vision/raster";
import { browserClock } from "../../../../src/stage/presenter/frame-clock";
import { createPresenter, type Presenter } from "../../../../src/stage/presenter/presenter";
import type { ExactLog, ExactPage } from "../exact-protocol";

/** The presenter alone, for frames issued by hand: a red picture, a green mask, all else grey. */
const SIDE = 64;

function plain(channel: 0 | 1): Raster {
  const raster = greyRaster(SIDE, SIDE, 0);
  for (let i = channel; i < raster.data.length; i += 4) raster.data[i] = 255;
  return raster;
}

/** Frames by hand come at any time, so a callback's time is its frame's time: only the frames are real here. */
function handClock() {
  const clock = browserClock();
  let last = 0;
  return {
    ...clock,
    requestFrame: (callback: (stamp: number) => void) =>
      clock.requestFrame((stamp) => {
        last = stamp;
        callback(stamp);
      }),
    now: () => last,
  };
}

let presenter: Presenter | null = null;
let rate: number | null = null;
let log: ExactLog | "failed" | null = null;

const page: ExactPage = {
  open() {
    presenter?.dispose();
    rate = null;
    const host = document.getElementById("flash") as HTMLElement;
    // Frames by hand are presented at any time, so only their stamps count.
    const next = createPresenter({ host, clock: handClock(), watchPaints: () => null });
    presenter = next;
    next.setField("empty");
    void next.measureRefresh().then((refresh) => {
      rate = refresh;
    });
  },
  rate: () => rate,
  start(frameCount, refresh) {
    log = null;
    const timing = {
      fixation: ms(6000 / refresh),
      exposure: ms((frameCount * 1000) / refresh),
      gap: ms(0),
      mask: ms(2000 / refresh),
      deadline: ms(1000),
    };
    void show(presenter as Presenter, timing);
  },
  log: () => log,
  drawing: () => presenter?.surfaceKind ?? "none",
};

async function show(presenter: Presenter, timing: Parameters<Presenter["prepare"]>[0]["timing"]): Promise<void> {
  try {
    await presenter.prepare({ timing, picture: plain(0), mask: plain(1), calm: false });
    const { shownFrames, askedFrames, droppedFrames, verdict } = await presenter.present(() => {});
    log = {
      shown: shownFrames,
      asked: askedFrames.exposure,
      dropped: droppedFrames,
      verdict: verdict.kind,
      offBy: verdict.kind === "off-by" ? verdict.frames : 0,
    };
  } catch {
    log = "failed";
  }
}

window.exact = page;
