import { createStore } from "zustand/vanilla";
import type { ClassDeskOptions } from "../../../src/app/class/class-desk-options";
import { ClassFailure, type ClassFault, type ClassPort, type LineEars } from "../../../src/app/class/class-port";
import type { Viewing } from "../../../src/app/settings-desk";
import { createClassStore } from "../../../src/app/stores/class-store";
import type { Screen } from "../../../src/app/stores/screen-store";
import { defaultSettings } from "../../../src/app/stores/settings-store";
import type { JoinRequest, PlayerMessage, ToPlayer } from "../../../src/content/class/class-messages";
import { type FakePorts, fakePorts } from "../fake-ports";
import { type FakePresenter, fakePresenter } from "../fake-presenter";
import { type FakeSealed, fakeSealed } from "./fake-sealed";
import { smallStorage } from "./small-storage";

/** A line to a room as the room sees it. */
export interface FakeLine {
  readonly request: JoinRequest;
  readonly sent: PlayerMessage[];
  readonly ears: LineEars<ToPlayer>;
  readonly closed: () => boolean;
}

export interface FakeClass {
  readonly options: ClassDeskOptions;
  readonly classroom: ClassPort & { hello: ClassPort["hello"] };
  readonly lines: FakeLine[];
  readonly sealed: FakeSealed;
  readonly presenter: FakePresenter;
  readonly asked: string[];
  readonly sounds: string[];
  readonly shown: Screen[];
  readonly netCalls: () => number;
  /** What the next attempts to take a seat come to. */
  refuse(...faults: ClassFault[]): void;
  /** Sessions by their codes. */
  readonly sessions: Map<string, string>;
}

export interface FakeClassOptions {
  readonly device?: ReturnType<typeof smallStorage>;
  readonly tab?: ReturnType<typeof smallStorage>;
  readonly viewing?: Viewing;
}

const boundless: Viewing = {
  field: { width: 800, height: 600 },
  pixelRatio: 1,
  pinch: 1,
  measured: false,
  pixelsPerMm: 3.8,
  distanceCm: 50,
  trust: "guessed",
  reach: 20,
};

/** What the classroom's desks work with, without a network, a screen or time. */
export function fakeClass({
  device = smallStorage(),
  tab = smallStorage(),
  viewing = boundless,
}: FakeClassOptions = {}): FakeClass {
  const asked: string[] = [];
  const sounds: string[] = [];
  const shown: Screen[] = [];
  const lines: FakeLine[] = [];
  const sessions = new Map([["ABC234", "s1"]]);
  const sealed = fakeSealed();
  const presenter = { ...fakePresenter({ onCall: (call) => asked.push(call) }) };
  let refusals: ClassFault[] = [];
  let netCalls = 0;
  let words = 0;
  const { ports }: FakePorts = fakePorts({
    presenter,
    keyValue: device,
    tabKeyValue: tab,
    newSeed: () => `word${++words}`,
    sound: {
      play: (sound) => {
        sounds.push(sound);
        return null;
      },
    },
  });
  const never = () => Promise.reject(new Error("not in this test"));
  const classroom: ClassPort = {
    hello: async () => ({ addresses: [], purgeHours: 24 }),
    find: async (code) => {
      const session = sessions.get(code);
      if (session === undefined) throw new ClassFailure("unknown-code", "no class has this code");
      return session;
    },
    open: async () => ({ session: "s9", code: "HST999", token: "host", recovery: "rec" }),
    play: async (_session, request, ears) => {
      const refusal = refusals.shift();
      if (refusal) throw new ClassFailure(refusal, refusal);
      const sent: PlayerMessage[] = [];
      let closed = false;
      lines.push({ request, sent, ears, closed: () => closed });
      return {
        send: (message) => void sent.push(message),
        now: () => Date.now(),
        uncertainty: () => 1,
        close: () => {
          closed = true;
        },
      };
    },
    host: never,
    results: never,
    erase: never,
    pictureUrl: (picture) => `class/picture/${picture}`,
  };
  const stores = {
    classroom: createClassStore(),
    settings: createStore(() => defaultSettings("p1")),
    language: createStore(() => ({ t: Object.assign((key: string) => key, { language: "en" }) })),
  };
  const options = {
    classroom,
    sealed,
    ports,
    stores,
    settings: { viewing: () => viewing },
    show: (screen: Screen) => void shown.push(screen),
    callNet: () => {
      netCalls += 1;
    },
  } as unknown as ClassDeskOptions;
  return {
    options,
    classroom,
    lines,
    sealed,
    presenter,
    asked,
    sounds,
    shown,
    netCalls: () => netCalls,
    refuse: (...faults) => {
      refusals = faults;
    },
    sessions,
  };
}
