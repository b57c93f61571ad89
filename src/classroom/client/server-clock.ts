import { type ClockSample, clockOffset } from "../../core/class/clock-offset";

/** Questions after a connection has opened, spread over a second; then one every few seconds. */
const BURST = 8;
const BURST_MS = 130;
const PAUSE_MS = 5000;
const KEPT = 24;

/** The server's time, as this device estimates it. */
export interface ServerClock {
  start(): void;
  stop(): void;
  hear(sent: number, server: number): void;
  now(): number;
  uncertainty(): number;
}

/** @param ask sends a question that carries this device's time @param clock ms, never set back */
export function createServerClock(
  ask: (sent: number) => void,
  clock: () => number = () => performance.timeOrigin + performance.now(),
): ServerClock {
  let samples: ClockSample[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  /** What held last, for when all samples are old. */
  let last = { offset: 0, uncertainty: Number.POSITIVE_INFINITY };

  const estimate = () => {
    last = clockOffset(samples, clock()) ?? last;
    return last;
  };
  const turn = (): void => {
    ask(clock());
    asked += 1;
    timer = setTimeout(turn, asked < BURST ? BURST_MS : PAUSE_MS);
  };
  return {
    start: () => {
      clearTimeout(timer);
      // The room may live on another machine now, and this device's clock may have slept.
      samples = [];
      asked = 0;
      turn();
    },
    stop: () => clearTimeout(timer),
    hear: (sent, server) => {
      samples = [...samples.slice(1 - KEPT), { sent, received: clock(), server }];
    },
    now: () => clock() + estimate().offset,
    uncertainty: () => estimate().uncertainty,
  };
}
