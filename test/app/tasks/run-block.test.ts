import { expect, test, vi } from "vitest";
import { Interruption } from "../../../src/app/ports";
import { createPlayStore } from "../../../src/app/stores/play-store";
import { runBlock } from "../../../src/app/tasks/run-block";
import { type Level, taskOf } from "../../../src/content/level";
import type { Allowances } from "../../../src/core/trial/allowances";
import type { PresentationVerdict } from "../../../src/core/trial/record";
import { frames } from "../../../src/core/units";
import { fakeNet, fakePorts, firstChoice, READY } from "../fake-ports";
import { fakePresenter } from "../fake-presenter";
import { smallLevel, smallRequest } from "../small-level";

const level = smallLevel({ practice: 1 });

type Showing = PresentationVerdict | Interruption;

/** Plays a block by itself: every presentation goes as the script says, then as asked; every answer is right. */
async function play(
  script: Showing[] = [],
  options: { net?: boolean; abandonAfter?: number; level?: Level; allowances?: Allowances; silent?: boolean } = {},
) {
  const played = options.level ?? level;
  const store = createPlayStore();
  const order: string[] = [];
  let shown = 0;
  const presenter = fakePresenter({
    next: () => script.shift() ?? { kind: "exact" },
    onCall: (call) => {
      if (call !== "present") return;
      order.push(call);
      shown += 1;
    },
  });
  const net = fakeNet(READY, (choices) => {
    order.push("judge");
    return options.net === false ? null : firstChoice(choices);
  });
  const { ports } = fakePorts({ presenter, net });
  const run = runBlock(
    {
      level: played,
      task: taskOf(played, "flash"),
      ...smallRequest,
      allowances: options.allowances,
    },
    ports,
    store,
  );
  store.subscribe((state, before) => {
    if (state.trialState === before.trialState && state.phase === before.phase) return;
    if (options.abandonAfter !== undefined && shown > options.abandonAfter) return queueMicrotask(run.abandon);
    const { phase } = state.trialState;
    queueMicrotask(() => {
      if (state.phase === "break") {
        if (state.round !== null) order.push(`break:${state.round}`);
        run.proceed();
      } else if (phase === "response" && options.silent) order.push("asked");
      else if (phase === "response") {
        order.push("answer");
        run.post({
          type: "answer",
          choice: state.trial?.answer ?? "",
          at: presenter.onset() + 500,
          device: "simulated",
        });
      } else if (phase === "reveal" || phase === "discarded") run.post({ type: "next" });
    });
  });
  return { records: await run.finished, store, order };
}

test("practice, then every trial, each judged before it is shown", async () => {
  const { records, store, order } = await play();
  expect(records?.map(({ trial }) => trial.id)).toEqual(["small:1:p0", "small:1:0", "small:1:1", "small:1:2"]);
  expect(store.getState()).toMatchObject({ phase: "finished", score: { you: 3, of: 3 } });
  const firstFlash = order.indexOf("present");
  expect(order.slice(0, firstFlash)).toEqual(["judge"]);
  // The next verdict is asked for after an answer, never between a picture and its answer.
  expect(order.slice(firstFlash, firstFlash + 3)).toEqual(["present", "answer", "judge"]);
});

test("rounds are played one after the other, a break that names it before each", async () => {
  const conditions = ["near", "far"].map((name) => ({ name, round: `round-${name}` }));
  const rounds = { ...level, task: { ...level.task, trials: 4, design: { kind: "crossed" }, conditions } } as Level;
  const { records, order, store } = await play([], { level: rounds });
  expect(order.filter((what) => what.startsWith("break"))).toEqual(["break:round-near", "break:round-far"]);
  expect(records?.slice(1).map(({ trial }) => trial.condition)).toEqual(["near", "near", "far", "far"]);
  expect(order.indexOf("break:round-far")).toBeGreaterThan(order.indexOf("break:round-near") + 4);
  expect(store.getState()).toMatchObject({ phase: "finished", done: 4, of: 4, score: { you: 4, of: 4 } });
});

test("a trial with a dropped frame is recorded, not revealed, and comes again at the end", async () => {
  const { records } = await play([{ kind: "exact" }, { kind: "off-by", frames: 1 }]);
  expect(records?.map(({ trial, attempt, outcome }) => [trial.id, attempt, outcome])).toEqual([
    ["small:1:p0", 1, "answered"],
    ["small:1:0", 1, "discarded"],
    ["small:1:1", 1, "answered"],
    ["small:1:2", 1, "answered"],
    ["small:1:0", 2, "answered"],
  ]);
});

test("a screen that never keeps time is asked at the third showing, and marked", async () => {
  const off: PresentationVerdict = { kind: "off-by", frames: 1 };
  const { records } = await play([{ kind: "exact" }, off, { kind: "exact" }, { kind: "exact" }, off, off]);
  expect(records?.filter(({ trial }) => trial.id === "small:1:0").map((r) => [r.attempt, r.outcome, r.valid])).toEqual([
    [1, "discarded", false],
    [2, "discarded", false],
    [3, "answered", false],
  ]);
});

test("a page that was hidden during the picture plays the trial again", async () => {
  const { records } = await play([{ kind: "exact" }, new Interruption("hidden")]);
  expect(records?.filter(({ trial }) => trial.id === "small:1:0").map((r) => r.invalidReason)).toEqual([
    "hidden",
    null,
  ]);
  expect(records?.[1]?.presentation).toBeNull();
});

test("without a net the block is played all the same", async () => {
  const { records, store } = await play([], { net: false });
  expect(records?.every(({ net }) => net === null)).toBe(true);
  expect(store.getState().score).toEqual({ you: 3, net: null, of: 3 });
});

test("an abandoned block gives no result", async () => {
  const { records, store } = await play([], { abandonAfter: 1 });
  expect(records).toBeNull();
  expect(store.getState().phase).toBe("idle");
});

test.each([
  [undefined, 5000],
  ["long", 20_000],
  ["unlimited", null],
] as const)(
  "who has time to answer %s is waited for, and the record says how long: %j ms",
  async (answerTime, deadline) => {
    vi.useFakeTimers();
    try {
      const quick = smallLevel({ trials: 1 });
      let ended = false;
      const block = play([], { level: quick, allowances: { answerTime }, silent: true });
      void block.then(() => {
        ended = true;
      });
      await vi.advanceTimersByTimeAsync((deadline ?? 3_600_000) - 10);
      expect(ended).toBe(false);
      if (deadline === null) return;
      await vi.advanceTimersByTimeAsync(20);
      const { records } = await block;
      expect(records).toMatchObject([{ outcome: "missed", trial: { timing: { deadline } } }]);
    } finally {
      vi.useRealTimers();
    }
  },
);

test("longer flashes bear a frame more or less: marked, not repeated; two frames are", async () => {
  const off = (count: number): PresentationVerdict => ({ kind: "off-by", frames: frames(count) });
  const quick = smallLevel({ trials: 2 });
  const { records } = await play([off(1), off(2)], { level: quick, allowances: { longerFlashes: true } });
  expect(records?.map(({ outcome, valid, invalidReason }) => ({ outcome, valid, invalidReason }))).toEqual([
    { outcome: "answered", valid: false, invalidReason: "dropped-frames" },
    { outcome: "discarded", valid: false, invalidReason: "dropped-frames" },
    { outcome: "answered", valid: true, invalidReason: null },
  ]);
  expect(records?.every(({ trial }) => trial.timing.exposure === 200)).toBe(true);
});
