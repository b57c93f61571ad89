import { vi } from "vitest";
import type { Ports, PresenterPort } from "../../../src/app/ports";
import { createPlayStore, type PlayState } from "../../../src/app/stores/play-store";
import type { RunRequest } from "../../../src/app/tasks/run";
import { runBlock } from "../../../src/app/tasks/run-block";
import type { LevelOf } from "../../../src/content/level";
import type { PresentationLog, TrialRecord } from "../../../src/core/trial/record";
import { hertz } from "../../../src/core/units";
import { logOf } from "../../core/trial/samples";
import { fakeNet, fakePorts } from "../fake-ports";
import { smallLevel, smallRequest } from "../small-level";

interface Wish extends Partial<RunRequest<"flash">> {
  readonly level?: LevelOf<"flash">;
  readonly ports?: Partial<Ports>;
  readonly presenter?: Partial<PresenterPort>;
}

/** A block that the test plays by hand, under fake timers: a picture is up until it is taken away. */
export function openBlock({ level = smallLevel(), ports: others = {}, presenter: screen = {}, ...request }: Wish = {}) {
  const store = createPlayStore();
  const records: TrialRecord[] = [];
  const cancelled: string[] = [];
  let up: ((log: PresentationLog) => void) | null = null;
  const presenter: PresenterPort = {
    measureRefresh: async () => hertz(60),
    prepare: async () => {},
    present: () =>
      new Promise((resolve) => {
        up = resolve;
      }),
    cancel: (reason) => void cancelled.push(reason),
    setField: () => {},
    ...screen,
  };
  const { ports } = fakePorts({ presenter, net: fakeNet(), ...others });
  const run = runBlock(
    {
      level,
      task: level.task,
      ...smallRequest,
      onRecord: (record) => records.push(record),
      ...request,
    },
    ports,
    store,
  );
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const state = (): PlayState => store.getState();
  const end = async (log = logOf()) => {
    const take = up;
    up = null;
    take?.(log);
    await settle();
  };
  return {
    run,
    store,
    state,
    records,
    cancelled,
    settle,
    end,
    isUp: () => up !== null,
    phase: () => state().trialState.phase,
    answer: async () => {
      await end();
      run.post({ type: "answer", choice: state().trial?.answer ?? "", at: 1500, device: "keyboard" });
      await settle();
    },
    next: async () => {
      run.post({ type: "next" });
      await settle();
    },
  };
}
