import type { Page } from "playwright-core";
import type { Handle } from "../../e2e/harness";

/** When things happened in the game's page, in milliseconds since navigation. */
export interface ColdMarks {
  /** The game is up; its first screen can be pressed. */
  game?: number;
  netReady?: number;
  /** Picture and mask are composed and the net's verdict on them is sealed. */
  sealed?: number;
  /** The fixation cross of the first trial is up: from here on the trial itself times the flash. */
  fixation?: number;
  backend?: string;
  longTasks: { readonly start: number; readonly duration: number }[];
}

/** The names of the same moments in a trace. */
export const MARKS = { game: "cold:game", ready: "cold:ready" } as const;

declare global {
  interface Window {
    coldMarks: ColdMarks;
  }
}

/**
 * Runs in the page before the game's own scripts: the fastest possible player, who answers the warning and presses
 * Start as soon as they are on screen. Sent as source text, so it must not use anything from outside.
 */
export function playAtOnce(names: typeof MARKS): void {
  const marks: ColdMarks = { longTasks: [] };
  window.coldMarks = marks;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) marks.longTasks.push({ start: startTime, duration });
  }).observe({ type: "longtask", buffered: true });
  const follow = ({ game }: Handle): void => {
    const { screen, play, net } = game.stores;
    const now = () => performance.now();
    marks.game = now();
    performance.mark(names.game);
    const onNet = () => {
      const status = net.getState();
      if (status.kind !== "ready" || marks.netReady !== undefined) return;
      marks.netReady = now();
      performance.mark(names.ready);
      marks.backend = status.backend;
    };
    const onPlay = () => {
      const { phase, trialState } = play.getState();
      if (phase === "trial") marks.sealed ??= now();
      if (phase === "trial" && trialState.phase === "presenting") marks.fixation ??= now();
    };
    const press = () => {
      const { name } = screen.getState().screen;
      if (name === "warning") game.go.acceptFlashes(false);
      if (name === "intro") game.play.start();
    };
    // A press is a task of its own, however quick the player.
    const onScreen = () => setTimeout(press);
    net.subscribe(onNet);
    play.subscribe(onPlay);
    screen.subscribe(onScreen);
    onNet();
    onScreen();
  };
  let handle: Handle | undefined;
  Object.defineProperty(window, "glimpse", {
    get: () => handle,
    set: (value: Handle) => {
      handle = value;
      follow(value);
    },
  });
}

/** As source text for a page. The compiler for Node wraps functions in a helper that pages lack. */
const SCRIPT = `globalThis.__name = (value) => value; (${playAtOnce})(${JSON.stringify(MARKS)});`;

export const PATIENCE = { timeout: 120_000, polling: 100 };

/** Goes to the first level as the fastest possible player, and returns when the given moment has come. */
export async function visitCold(page: Page, origin: string, moment: "game" | "fixation"): Promise<void> {
  await page.addInitScript({ content: SCRIPT });
  await page.goto(`${origin}/?level=first-glance&seed=bench`, { waitUntil: "commit" });
  await page.waitForFunction((name) => window.coldMarks?.[name] !== undefined, moment, PATIENCE);
}
