import { type Marks, readMarks, readSaved, type SavedFormat, writeSaved } from "../content/saved";
import type { KeyValuePort } from "./ports";
import type { Notice } from "./stores/screen-store";

/** How changes made to one saved value in two tabs are merged. */
export interface Joining<T> {
  /** Their value plus our changes from `base` to `mine`, and nothing else of ours. */
  rebase(theirs: T, base: T, mine: T): T;
  /** For values that only grow: everything either side has. */
  unite?(theirs: T, mine: T): T;
}

export interface SharedOptions<T> {
  readonly keyValue: KeyValuePort;
  readonly key: string;
  readonly format: SavedFormat<T>;
  readonly joining: Joining<T>;
  readonly fresh: () => T;
  /** The time, ISO 8601: a saved value is identified by when it was first saved. */
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
  /** Saves a change made here, merged with what other tabs have written since. */
  change(value: T): void;
  /** Checks whether another tab has written. */
  follow(): void;
  /** @throws Error (as a rejection) when the browser refuses */
  erase(): Promise<void>;
  /** Sets aside what a newer game saved, and saves from now on. */
  startFresh(): void;
}

const ASIDE = 5;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export function shareSaved<T>(options: SharedOptions<T>): SharedState<T> {
  const { keyValue, key, format, joining, tell } = options;
  let mine = options.fresh();
  /** The last known stored value, from before this tab's latest write. */
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

  /** The readable part of their value, or why nothing may be written. */
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
    // They wrote without having seen our last write.
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
      // The next change repairs the damage; until then the text stays as it is.
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
        // The player already knows that the browser refuses.
      }
    },
  };
}

/**
 * Two values count as separate only if one was first saved well after the other: two tabs that first save at the same
 * moment do not see each other's writes yet, even under a lock.
 */
const BIRTH_MS = 10_000;

function isOther(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return false;
  return !(Math.abs(Date.parse(a) - Date.parse(b)) < BIRTH_MS);
}

/** The earlier of two first-saved times, so that both tabs agree. */
function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

const asideKeys = (key: string): string[] =>
  Array.from({ length: ASIDE }, (_, i) => (i === 0 ? `${key}.damaged` : `${key}.damaged.${i + 1}`));

/** Keeps a damaged text beside the fresh one, without overwriting an earlier copy. */
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
    // No space for a copy: the notice still has the text.
  }
}
