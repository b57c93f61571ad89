import type { AnswerOf, Choosing, NetQuestion, RequestOf } from "../../src/app/net-questions";
import type { NetPort, NetStatus, Ports } from "../../src/app/ports";
import type { NetVerdict, TrialRecord } from "../../src/core/trial/record";
import { ms } from "../../src/core/units";
import { greyRaster } from "../../src/core/vision/raster";
import { fakePresenter } from "./fake-presenter";

export const READY: NetStatus = {
  kind: "ready",
  opponent: "mobilenet-v1-025",
  backend: "wasm",
  onMainThread: false,
  typical: ms(1),
};

/** Ports that keep everything in memory and do everything at once, with what the game left in them. */
export interface FakePorts {
  readonly ports: Ports;
  /** The browser's small storage. */
  readonly kept: Map<string, string>;
  readonly records: TrialRecord[];
  /** The notebook's pages. */
  readonly pages: string[];
  /** What stage and field were asked for, in order. */
  readonly asked: string[];
  /** Gives the net another status, as a real one does by itself. */
  say(status: NetStatus): void;
}

/** @param own replaces any of the ports @param kept what an earlier visit left in the browser's storage */
export function fakePorts(own: Partial<Ports> = {}, kept = new Map<string, string>(), status = READY): FakePorts {
  const records: TrialRecord[] = [];
  const pages = new Map<number, string>();
  const asked: string[] = [];
  let written = 0;
  const net = own.net ?? fakeNet(status);
  const ports: Ports = {
    net,
    pictures: {
      compose: async () => ({ raster: greyRaster(4, 4), hash: "00" }),
      glimpse: async () => greyRaster(4, 4),
      mask: async () => greyRaster(4, 4),
      fetch: async () => {},
    },
    presenter: fakePresenter({ onCall: (call) => asked.push(call) }),
    archive: {
      add: async (record) => void records.push(record),
      all: async () => ({ records, damaged: [], unreadable: 0, fault: null }),
      clear: async () => void records.splice(0),
      onUnkept: () => {},
      forget: () => {},
    },
    notebook: {
      add: async (text) => void pages.set(++written, text),
      all: async () => ({ pages: [...pages].map(([id, text]) => ({ id, text })), fault: null }),
      remove: async (id) => void pages.delete(id),
      clear: async () => pages.clear(),
      onUnkept: () => {},
      forget: () => {},
    },
    keyValue: {
      get: (key) => kept.get(key) ?? null,
      set: (key, value) => void kept.set(key, value),
      remove: (key) => void kept.delete(key),
    },
    tabKeyValue: { get: () => null, set: () => {}, remove: () => {} },
    sound: { play: () => null },
    stage: {
      backdrop: () => void asked.push("backdrop"),
      sleep: () => void asked.push("sleep"),
      celebrate: () => void asked.push("celebrate"),
      sweep: () => Promise.reject(new Error("there is no stage here")),
      foveal: () => null,
    },
    date: () => "2026-01-01T00:00:00Z",
    newSeed: () => "42",
    ...own,
  };
  return {
    ports,
    kept,
    records,
    get pages() {
      return [...pages.values()];
    },
    asked,
    say: (next) => (net as Partial<FakeNet>).say?.(next),
  };
}

export interface FakeNet extends NetPort {
  say(status: NetStatus): void;
}

/**
 * A net that is always sure of the first choice, and finds every cell alike; it knows no other question.
 * @param verdict what else it makes of a trial; null for a net that answers nothing
 */
export function fakeNet(
  first: NetStatus = READY,
  verdict: ((choices: readonly string[], asked: Choosing) => NetVerdict | null) | null = firstChoice,
): FakeNet {
  let status = first;
  const listeners = new Set<(status: NetStatus) => void>();
  const answers: Partial<{ [Q in NetQuestion]: (request: RequestOf<Q>) => AnswerOf<Q> | null }> = {
    judge: (request) => verdict?.(request.choices, request) ?? null,
    cells: ({ choices }) => verdict && Array.from({ length: 49 }, () => choices.map(() => 1 / choices.length)),
  };
  return {
    say: (next) => {
      status = next;
      for (const listen of listeners) listen(status);
    },
    status: () => status,
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    use: async () => status,
    ask: async (question, request) => answers[question]?.(request) ?? null,
  };
}

export function firstChoice(choices: readonly string[]): NetVerdict {
  return {
    choice: choices[0] as string,
    scores: choices.map((_, at) => (at === 0 ? 1 : 0)),
    tie: false,
    top5: [{ index: 0, label: "tench", probability: 1 }],
    model: "fake",
    backend: "none",
    time: ms(0),
  };
}

/** No net at all, as where none can be loaded. */
export const noNet = (): FakeNet => fakeNet(READY, null);
