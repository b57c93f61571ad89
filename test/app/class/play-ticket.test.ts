import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { playTicket, type TicketOptions } from "../../../src/app/class/play-ticket";
import { Interruption } from "../../../src/app/ports";
import type { Viewing } from "../../../src/app/settings-desk";
import { ms } from "../../../src/core/units";
import { type FakePresenterOptions, fakePresenter } from "../fake-presenter";
import { ticketAt } from "./class-things";
import { type FakeSealed, fakeSealed } from "./fake-sealed";

const START = 1_000_000;
let sealed: FakeSealed;
let shownAt: number[];
beforeEach(() => {
  vi.useFakeTimers({ now: START });
  sealed = fakeSealed();
  shownAt = [];
});
afterEach(() => {
  vi.useRealTimers();
});

const roomyScreen: Viewing = {
  field: { width: 800, height: 600 },
  pixelRatio: 1,
  pinch: 1,
  measured: false,
  pixelsPerMm: 3.8,
  distanceCm: 50,
  trust: "guessed",
  reach: 20,
};

/** Plays the ticket on a device whose clock is right. */
function play(change: Partial<TicketOptions> = {}, next?: FakePresenterOptions["next"]) {
  const presenter = fakePresenter({
    ...(next && { next }),
    onCall: (call) => {
      if (call === "present") shownAt.push(Date.now());
    },
  });
  const phases: string[] = [];
  const run = playTicket({
    ticket: ticketAt(START + 3000),
    ports: { presenter, date: () => "2026-01-01T00:00:00Z" },
    sealed,
    pictureUrl: "u/p1",
    viewing: () => roomyScreen,
    calm: false,
    now: () => Date.now(),
    onState: ({ phase }) => phases.push(phase),
    onPicture: () => {},
    ...change,
  });
  let played: Awaited<typeof run.played> | null = null;
  void run.played.then((how) => {
    played = how;
  });
  return { run, presenter, phases, played: () => played };
}
const answer = (at: number) => ({ type: "answer", choice: "dog", at, device: "touch" }) as const;

describe("a picture of a class", () => {
  test("appears when its cross ends at its moment, and the answer carries its own time", async () => {
    const { run, presenter, played } = play();
    await vi.advanceTimersByTimeAsync(2499);
    expect(shownAt).toEqual([]);
    await vi.advanceTimersByTimeAsync(10);
    expect(shownAt).toEqual([START + 2500]);
    run.post(answer(presenter.onset() + 640));
    await vi.advanceTimersByTimeAsync(0);
    expect(played()).toMatchObject({
      outcome: "answered",
      choice: "dog",
      rt: 640,
      device: "touch",
      hash: "hash",
      reason: null,
    });
    expect(played()?.presentation?.shownFrames).toBe(6);
  });

  test("follows the estimate of the server's clock while it still improves", async () => {
    let offset = 400;
    play({ now: () => Date.now() + offset });
    await vi.advanceTimersByTimeAsync(1000);
    offset = 0;
    await vi.advanceTimersByTimeAsync(2000);
    expect(shownAt).toEqual([START + 2500]);
  });

  test("that nobody answers is missed at its deadline", async () => {
    const { played } = play();
    await vi.advanceTimersByTimeAsync(2500 + 5000);
    expect(played()).toMatchObject({ outcome: "missed", choice: null, rt: null, reason: null });
  });

  test("that dropped a frame is shown once all the same, and says so", async () => {
    const { run, presenter, played } = play({}, () => ({ kind: "off-by", frames: 1 as never }));
    await vi.advanceTimersByTimeAsync(2500);
    run.post(answer(presenter.onset() + 500));
    await vi.advanceTimersByTimeAsync(0);
    expect(played()).toMatchObject({ outcome: "answered", presentation: { verdict: { kind: "off-by" } } });
    expect(shownAt).toHaveLength(1);
  });
});

describe("is given up, and nobody waits", () => {
  test("when its key comes more than 300 ms too late", async () => {
    const { played } = play({ ticket: ticketAt(START + 500 - 301) });
    await vi.advanceTimersByTimeAsync(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(played()).toMatchObject({ outcome: "discarded", reason: "interrupted", presentation: null });
    expect(shownAt).toEqual([]);
  });

  test("but not when it is only a little late", async () => {
    play({ ticket: ticketAt(START + 500 - 250) });
    await vi.advanceTimersByTimeAsync(10);
    expect(shownAt).toHaveLength(1);
  });

  test("when the picture does not come in time", async () => {
    sealed.stuck = true;
    const { played } = play();
    await vi.advanceTimersByTimeAsync(2700);
    expect(played()).toBeNull();
    await vi.advanceTimersByTimeAsync(500);
    expect(played()).toMatchObject({ outcome: "discarded", reason: "interrupted", hash: "" });
    expect(shownAt).toEqual([]);
  });

  test("when the picture cannot be had at all", async () => {
    sealed.missing.add("u/p1");
    const { played } = play();
    await vi.advanceTimersByTimeAsync(0);
    expect(played()).toMatchObject({ outcome: "discarded", reason: "interrupted" });
  });

  test("when the page is hidden before its moment", async () => {
    const { run, played } = play();
    await vi.advanceTimersByTimeAsync(1000);
    run.post({ type: "interrupted", reason: "hidden" });
    await vi.advanceTimersByTimeAsync(5000);
    expect(played()).toMatchObject({ outcome: "discarded", reason: "hidden" });
    expect(shownAt).toEqual([]);
  });

  test("when the page is hidden while it is up", async () => {
    const { played } = play({}, () => new Interruption("hidden"));
    await vi.advanceTimersByTimeAsync(2500);
    expect(played()).toMatchObject({ outcome: "discarded", reason: "hidden" });
  });

  test("when the window has no room for it", async () => {
    const ticket = ticketAt(START + 3000, { place: { eccentricity: 30, side: "left", diameter: 4 } });
    const { played } = play({ ticket });
    await vi.advanceTimersByTimeAsync(0);
    expect(played()).toMatchObject({ outcome: "discarded", reason: "no-room" });
    expect(sealed.opened).toEqual([]);
  });
});

test("a picture that opens after it was given up touches no screen", async () => {
  let open = () => {};
  const prepared = vi.fn();
  sealed.open = async () => {
    await new Promise<void>((resolve) => {
      open = resolve;
    });
    return fakeSealed().open("u", "k");
  };
  const presenter = { ...fakePresenter(), prepare: prepared };
  const { run } = play({
    ports: { presenter, date: () => "" },
    ticket: ticketAt(START + 3000, { timing: { ...ticketAt(0).timing, fixation: ms(400) } }),
  });
  run.post({ type: "interrupted", reason: "interrupted" });
  open();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(prepared).not.toHaveBeenCalled();
});
