/**
 * Runs the frames of the stage instead of Phaser's own loop, which sleeps from the start. Nothing is asked of the
 * browser unless something moves: a still picture costs no frame at all, a moving one at most `rate` a second.
 */
export interface FrameDriver {
  /** Frames from now on, until told otherwise. */
  setMoving(moving: boolean): void;
  /** One frame soon, for a change in a still picture. */
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
  // A timer, and then the next frame: the main thread is not woken at each of the screen's refreshes.
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
