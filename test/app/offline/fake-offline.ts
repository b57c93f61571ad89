import {
  type OfflineDoor,
  OfflineFault,
  type OfflinePort,
  type OfflineTrouble,
} from "../../../src/app/offline/offline-port";
import type { OpponentId } from "../../../src/content/net-choice";

/** A device that keeps everything in memory, with what was asked of it. */
export interface FakeOffline extends OfflinePort {
  readonly door: OfflineDoor;
  readonly asked: string[];
  readonly pictures: Set<string>;
  readonly opponents: Set<OpponentId>;
  /** What comes of each picture; nothing happens where absent. */
  trouble: OfflineTrouble | null;
  /** Lets the calm moment that was waited for pass. */
  beCalm(): void;
  newVersion(): void;
}

export function fakeOffline(own: Partial<OfflinePort> = {}): FakeOffline {
  const asked: string[] = [];
  const pictures = new Set<string>();
  const opponents = new Set<OpponentId>();
  const updates: (() => void)[] = [];
  let calm: (() => void)[] = [];
  const fake: FakeOffline = {
    door: { early: true, calm: () => new Promise((resume) => calm.push(resume)), open: async () => fake },
    asked,
    pictures,
    opponents,
    trouble: null,
    beCalm() {
      const all = calm;
      calm = [];
      for (const resume of all) resume();
    },
    newVersion() {
      for (const listener of updates) listener();
    },
    refusal: null,
    sparing: false,
    files: async () => ({ shell: { files: 2, bytes: 1000 }, pictures: {} }),
    begin: async (onShare) => {
      asked.push("begin");
      onShare(1);
    },
    begun: async () => false,
    check: async () => void asked.push("check"),
    kept: async () => new Set(pictures),
    keep: async ({ path }) => {
      if (fake.trouble) throw new OfflineFault(fake.trouble);
      pictures.add(path);
    },
    hasOpponent: async (id) => opponents.has(id),
    keepOpponent: async (id) => {
      if (fake.trouble) throw new OfflineFault(fake.trouble);
      opponents.add(id);
    },
    persist: async () => true,
    hold: (held) => void asked.push(held ? "hold" : "go"),
    onUpdate: (listener) => void updates.push(listener),
    askForUpdate: () => void asked.push("ask"),
    update: () => void asked.push("update"),
    ...own,
  };
  return fake;
}
