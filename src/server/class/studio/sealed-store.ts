import type { SealedPicture } from "./studio";

/** The sealed pictures that players may fetch now, by id. Their keys are kept elsewhere. */
export interface SealedStore {
  /** @throws StoreFull when the picture would exceed the bound; nothing is dropped for it */
  put(session: string, picture: Pick<SealedPicture, "id" | "bytes">): void;
  get(id: string): Uint8Array<ArrayBuffer> | null;
  /** Drops one picture, for instance when its trial has closed: whoever comes later does not see it any more. */
  remove(id: string): void;
  /** Drops all pictures of a session. */
  drop(session: string): void;
  /** Bytes kept, of all sessions. */
  size(): number;
}

/** Thrown when there is no room: the round waits until others have ended. */
export class StoreFull extends Error {}

/** Some 1500 photographs of a quarter of a megabyte: 25 rooms with 60 pictures each. */
export const MOST_SEALED_BYTES = 384 * 1024 * 1024;

/**
 * Bounded in total. When it is full, the new picture is refused rather than an old one dropped: the old one belongs to
 * a round that is being played.
 * @param most bytes kept at most
 */
export function createSealedStore(most: number = MOST_SEALED_BYTES): SealedStore {
  const pictures = new Map<string, { readonly session: string; readonly bytes: Uint8Array<ArrayBuffer> }>();
  const sessions = new Map<string, Set<string>>();
  let size = 0;

  function remove(id: string): void {
    const found = pictures.get(id);
    if (!found) return;
    pictures.delete(id);
    size -= found.bytes.length;
    const own = sessions.get(found.session);
    own?.delete(id);
    if (own?.size === 0) sessions.delete(found.session);
  }

  return {
    put(session, { id, bytes }) {
      if (pictures.has(id)) throw new Error(`there is a sealed picture "${id}" already`);
      if (size + bytes.length > most)
        throw new StoreFull(
          `no room for another sealed picture of ${bytes.length} bytes: ${size} of ${most} are taken by ${sessions.size} sessions`,
        );
      pictures.set(id, { session, bytes });
      size += bytes.length;
      const own = sessions.get(session) ?? new Set();
      sessions.set(session, own.add(id));
    },
    get: (id) => pictures.get(id)?.bytes ?? null,
    remove,
    drop(session) {
      for (const id of [...(sessions.get(session) ?? [])]) remove(id);
    },
    size: () => size,
  };
}
