import { createKeeping } from "../../../src/app/offline/keeping";
import type { OfflinePort } from "../../../src/app/offline/offline-port";
import { createNetStore } from "../../../src/app/stores/net-store";
import { createOfflineStore, type OfflineState } from "../../../src/app/stores/offline-store";
import { createPlayStore } from "../../../src/app/stores/play-store";
import { createProgressStore } from "../../../src/app/stores/progress-store";
import { createScreenStore, type Screen } from "../../../src/app/stores/screen-store";
import type { Campaign } from "../../../src/content/campaign-schema";
import type { Level } from "../../../src/content/level";
import type { LoadedDeck } from "../../../src/content/load";
import { fakeNet, READY } from "../fake-ports";
import { smallLevel } from "../small-level";
import { fakeOffline } from "./fake-offline";

const words = { en: "A level", "zh-CN": "一关" };
const levelAfter = (id: string, ...opensAfter: string[]) => {
  return { id, kind: "flash" as const, title: words, teaches: words, built: true, opensAfter };
};
/** Each level opens the next. */
export const campaign: Campaign = {
  chapters: [
    {
      id: "one",
      title: words,
      levels: [levelAfter("a"), levelAfter("b", "a"), levelAfter("drawn", "b"), levelAfter("lab", "drawn")],
    },
  ],
};
export const drawn = smallLevel() as unknown as { task: { conditions: object[] } };
export const levels: Record<string, Level> = {
  a: smallLevel(),
  b: smallLevel(),
  drawn: {
    ...drawn,
    task: { ...drawn.task, conditions: [{ name: "drawing", stimulus: { form: "drawing" } }] },
  } as unknown as Level,
  lab: { id: "lab", version: 1, task: { type: "lab" } } as unknown as Level,
};

export const kinds = ["object", "background", "drawing", "word", "sound"] as const;
const deck = {
  items: new Map(kinds.map((kind) => [kind, { id: kind, kind }])),
  fileOf: (id: string) => `${id}.webp`,
  sumOf: (id: string) => `sum of ${id}`,
} as unknown as LoadedDeck;
/** Each picture has as many bytes as its place. */
export const files = {
  shell: { files: 2, bytes: 1000 },
  pictures: Object.fromEntries(kinds.map((kind, i) => [`${kind}.webp`, i + 1])),
};

/** A device, the stores, and what the code that keeps the game is given. */
export function open(own: Partial<OfflinePort> = {}) {
  const port = fakeOffline({ files: async () => files, ...own });
  const net = fakeNet(READY);
  const stores = {
    screen: createScreenStore(),
    play: createPlayStore(),
    net: createNetStore(net),
    progress: createProgressStore({ levels: {} }),
    offline: createOfflineStore(),
  };
  const options = {
    port,
    stores,
    deck,
    levels: { campaign, file: async (id: string) => levels[id] as Level },
  };
  const show = (screen: Screen) => stores.screen.setState({ screen });
  const state = () => stores.offline.getState();
  /** Everything that the store has held in turn. */
  const seen: OfflineState[] = [];
  stores.offline.subscribe((now) => seen.push(now));
  const keep = () => {
    const updates: string[] = [];
    const keeping = createKeeping({ ...options, calm: port.door.calm, onUpdate: () => updates.push("ready") });
    return { ...keeping, updates };
  };
  return { port, stores, options, show, state, seen, keep, say: net.say };
}

export const QUIET: Screen = { name: "map" };
export const BUSY: Screen = { name: "intro", level: "a" };
export const settled = () => new Promise((resume) => setTimeout(resume, 0));
