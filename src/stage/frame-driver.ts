/**
 * Runs the frames of the stage in place of Phaser's own loop, which sleeps from the start. It requests frames only
 * while something moves: a still picture costs none at all, a moving one at most `rate` a second.
 */
export interface FrameDriver {
  /** Starts or stops frames. */
  setMoving(moving: boolean): void;
  /** One frame soon, for a change to a still picture. */
  requestFrame(): void;
  sleep(): void;
  wake(): void;
  readonly asleep: boolean;
  dispose(): void;
}

/** @param rate frames a second at most */
export function createFrameDriver(tick: () => void, rate: number): FrameDriver {
  let moving = false;
  let asleep = false;
  let due = 0;
  let timer: ReturnType<typeof setTimeout> | 0 = 0;
  let handle = 0;

  const stop = () => {
    clearTimeout(timer);
    cancelAnimationFrame(handle);
    timer = 0;
    handle = 0;
  };
  const frame = () => {
    handle = 0;
    due = performance.now() + 1000 / rate;
    tick();
    if (moving) schedule();
  };
  // A timer, then the next frame: the main thread does not wake at every screen refresh.
  const schedule = () => {
    if (asleep || timer || handle) return;
    timer = setTimeout(
      () => {
        timer = 0;
        handle = requestAnimationFrame(frame);
      },
      Math.max(0, due - performance.now() - 8),
    );
  };
  return {
    setMoving(next) {
      moving = next;
      if (moving) schedule();
    },
    requestFrame: schedule,
    sleep() {
      asleep = true;
      stop();
    },
    wake() {
      asleep = false;
      schedule();
    },
    get asleep() {
      return asleep;
    },
    dispose() {
      asleep = true;
      stop();
    },
  };
}
