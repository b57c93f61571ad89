import type { KeyValuePort } from "../ports";

/** A session that this device has opened or taken over. */
export interface KeptHost {
  readonly session: string;
  readonly code: string;
  readonly token: string;
  /** Null where the session was taken over: then another device knows it. */
  readonly recovery: string | null;
}

const KEY = "glimpse.class.hosts";
/** More than anybody teaches in a day. */
const MOST = 20;

/** What a host's device remembers of its sessions, the newest first. The tab's own memory serves where nothing else may be kept. */
export interface HostMemory {
  all(): readonly KeptHost[];
  find(session: string): KeptHost | null;
  keep(host: KeptHost): void;
  forget(session: string): void;
}

export function createHostMemory(tab: KeyValuePort, device: KeyValuePort): HostMemory {
  const read = (from: KeyValuePort): KeptHost[] => {
    try {
      const kept: unknown = JSON.parse(from.get(KEY) ?? "[]");
      return Array.isArray(kept) ? kept.filter(isKept) : [];
    } catch {
      return [];
    }
  };
  const change = (how: (kept: readonly KeptHost[]) => readonly KeptHost[]): void => {
    for (const place of [tab, device]) {
      try {
        const next = how(read(place));
        if (next.length === 0) place.remove(KEY);
        else place.set(KEY, JSON.stringify(next));
      } catch {
        // Full or forbidden: then the recovery code is the way back.
      }
    }
  };
  const all = (): KeptHost[] => {
    const here = read(tab);
    return [...here, ...read(device).filter(({ session }) => here.every((each) => each.session !== session))];
  };
  return {
    all,
    find: (session) => all().find((each) => each.session === session) ?? null,
    keep: (host) => change((kept) => [host, ...kept.filter(({ session }) => session !== host.session)].slice(0, MOST)),
    forget: (gone) => change((kept) => kept.filter(({ session }) => session !== gone)),
  };
}

function isKept(value: unknown): value is KeptHost {
  if (typeof value !== "object" || value === null) return false;
  const { session, code, token, recovery } = value as Partial<Record<keyof KeptHost, unknown>>;
  return (
    [session, code, token].every((each) => typeof each === "string") &&
    (recovery === null || typeof recovery === "string")
  );
}
