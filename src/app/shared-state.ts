import { type Marks, readMarks, readSaved, type SavedFormat, writeSaved } from "../content/saved";
import type { KeyValuePort } from "./ports";
import type { Notice } from "./stores/screen-store";

/** How what two tabs have done to one saved value comes together. */
export interface Joining<T> {
  /** Their value with what was changed here, from `base` to `mine`, and nothing else of ours. */
  rebase(theirs: T, base: T, mine: T): T;
  /** Where nothing is ever taken back: all that either has. */
  unite?(theirs: T, mine: T): T;
}

export interface SharedOptions<T> {
  readonly keyValue: KeyValuePort;
  readonly key: string;
  readonly format: SavedFormat<T>;
  readonly joining: Joining<T>;
  readonly fresh: () => T;
  /** The time, ISO 8601: what is saved from now on is named by its birth. */
  readonly now: () => string;
  readonly tell: (notice: Notice) => void;
  /** Another tab has written. */
  readonly onFollow: (value: T) => void;
  /** Another tab has erased it. */
  readonly onErased: () => void;
}

/** A value that outlives the visit and belongs to every tab of this browser. */
export interface SharedState<T> {
  value(): T;
  /** Keeps a change made here, joined with what other tabs have written meanwhile. */
  change(value: T): void;
  /** Looks whether another tab has written. */
  follow(): void;
  /** @throws Error (as a rejection) when the browser refuses */
  erase(): Promise<void>;
  /** Puts aside what a newer game has saved, and saves from now on. */
  startFresh(): void;
}

const ASIDE = 5;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export function shareSaved<T>(options: SharedOptions<T>): SharedState<T> {
  const { keyValue, key, format, joining, tell } = options;
  let mine = options.fresh();
  /** What was last known to lie in the storage, and before this tab's own last write. */
  let base = mine;
  let older = mine;
  let known: string | null = null;
  let marks: Marks = { life: null, revision: 0 };
  let told: unknown = null;
  let open = false;

  const tellOnce = (what: unknown, notice: Notice): void => {
    if (told !== what) tell(notice);
    told = what;
  };

  /** Their value as far as it can be read, or why nothing may be written. */
  const read = (text: string): { readonly theirs: T; readonly whole: boolean } | "hands off" => {
    const saved = readSaved(text, format);
    if (saved.kind === "read") return { theirs: saved.value, whole: true };
    if (saved.kind === "empty") return { theirs: mine, whole: true };
    const { why, newer } = saved;
    if (newer) {
      tellOnce("newer", { kind: "storage-damaged", key, why, text, newer, lost: null });
      return "hands off";
    }
    const salvage =
      saved.data === undefined ? undefined : format.salvage?.(saved.data, known === null ? options.fresh() : mine);
    setAside(keyValue, key, text);
    tellOnce(text, { kind: "storage-damaged", key, why, text, newer, lost: salvage?.lost ?? null });
    return { theirs: salvage?.value ?? mine, whole: false };
  };

  const join = (theirs: T, text: string): T => {
    const their = readMarks(text);
    const otherLife = isOther(their.life, marks.life);
    // They wrote without having seen what was written here last.
    const missed = !otherLife && known !== null && text !== known && their.revision <= marks.revision;
    const from = missed ? older : base;
    const rebased = mine === from ? theirs : joining.rebase(theirs, from, mine);
    if (otherLife) options.onErased();
    marks = {
      life: otherLife ? their.life : earlier(their.life, marks.life),
      revision: Math.max(their.revision, marks.revision),
    };
    return otherLife || known === null || !joining.unite ? rebased : joining.unite(rebased, mine);
  };

  const sync = (): void => {
    const text = keyValue.get(key);
    const before = mine;
    if (text === null) {
      if (known !== null) {
        mine = mine === base ? options.fresh() : joining.rebase(options.fresh(), base, mine);
        marks = { life: null, revision: 0 };
        known = null;
        options.onErased();
      }
      if (before !== base) write();
      else base = mine;
    } else if (text !== known || mine !== base) {
      const found = text === known ? { theirs: base, whole: true } : read(text);
      if (found === "hands off") return;
      mine = join(found.theirs, text);
      if (found.whole && same(mine, found.theirs)) {
        known = text;
        base = mine;
      } else if (found.whole || before !== base) write();
      // Damage is mended with the next change: until then the text stays where it is.
      else base = mine;
    }
    if (open && !same(mine, before)) options.onFollow(mine);
  };

  const write = (): void => {
    const next = { life: marks.life ?? options.now(), revision: marks.revision + 1 };
    const text = writeSaved(mine, format, next);
    keyValue.set(key, text);
    marks = next;
    known = text;
    older = base;
    base = mine;
  };

  const attempt = (): void => {
    try {
      sync();
    } catch (error) {
      const full = error instanceof Error && error.name === "QuotaExceededError";
      tellOnce("fault", full ? { kind: "progress-unkept" } : { kind: "storage-unavailable" });
    }
  };

  const alone = (work: () => void): Promise<void> => {
    if (keyValue.exclusive) return keyValue.exclusive(work);
    work();
    return Promise.resolve();
  };

  attempt();
  open = true;
  return {
    value: () => mine,
    change: (value) => {
      if (value === mine) return;
      mine = value;
      void alone(attempt);
    },
    follow: () => void alone(attempt),
    erase: async () => {
      let fault: unknown = null;
      await alone(() => {
        base = mine = older = options.fresh();
        known = null;
        marks = { life: null, revision: 0 };
        try {
          keyValue.remove(key);
          for (const aside of asideKeys(key)) keyValue.remove(aside);
        } catch (error) {
          fault = error;
        }
      });
      if (fault !== null) throw fault;
    },
    startFresh: () => {
      try {
        const text = keyValue.get(key);
        if (text !== null) setAside(keyValue, key, text);
        keyValue.remove(key);
        known = null;
      } catch {
        // A browser that refuses has been told of.
      }
    },
  };
}

/**
 * Two lives are two only if one was born well after the other: two tabs that save for the first time in the same moment
 * do not see each other's writing yet, under a lock neither.
 */
const BIRTH_MS = 10_000;

function isOther(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return false;
  return !(Math.abs(Date.parse(a) - Date.parse(b)) < BIRTH_MS);
}

/** The earlier of two births, so that both tabs come to the same. */
function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

const asideKeys = (key: string): string[] =>
  Array.from({ length: ASIDE }, (_, i) => (i === 0 ? `${key}.damaged` : `${key}.damaged.${i + 1}`));

/** Keeps a damaged text beside the fresh one, over none that is kept already. */
function setAside(keyValue: KeyValuePort, key: string, text: string): void {
  try {
    for (const place of asideKeys(key)) {
      const there = keyValue.get(place);
      if (there === text) return;
      if (there === null) {
        keyValue.set(place, text);
        return;
      }
    }
  } catch {
    // No room for a copy: the notice still holds the text.
  }
}
