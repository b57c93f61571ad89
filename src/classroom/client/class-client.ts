import {
  ClassFailure,
  type ClassHello,
  type ClassLine,
  type ClassPort,
  type ClassResultRow,
  type LineEars,
  type OpenedClass,
} from "../../app/class/class-port";
import type { JoinRequest } from "../../content/class/class-messages";
import { askClass, type Fetcher, jsonOf, posted, reach } from "./class-fetch";
import { colyseusRooms, type Rooms } from "./colyseus-rooms";
import { openLine } from "./line";

export interface ClassClientOptions {
  /** The game's address; everything lies below it. */
  readonly base: string;
  readonly fetcher?: Fetcher;
  /** A replacement for the real rooms, for tests. */
  readonly rooms?: Rooms;
  /** A replacement for the device's clock, for tests. */
  readonly clock?: () => number;
}

/** The way to the class server that served the game. */
export function createClassClient({
  base,
  fetcher = fetch.bind(globalThis),
  rooms,
  clock,
}: ClassClientOptions): ClassPort {
  const url = (path: string): string => new URL(path, base).href;
  const theRooms = rooms ?? colyseusRooms(base);
  const find = async (wanted: { readonly code: string } | { readonly session: string }): Promise<string> =>
    (await askClass<{ readonly session: string }>(fetcher, url("class/find"), posted(wanted))).session;
  const asHost = (token: string, method = "GET"): RequestInit => ({
    method,
    headers: { Authorization: `Bearer ${token}` },
  });

  const join = <In extends { readonly type: string }, Out extends { readonly type: string }>(
    session: string,
    request: JoinRequest,
    ears: LineEars<In>,
  ): Promise<ClassLine<Out>> =>
    openLine<In, Out>({
      rooms: theRooms,
      session,
      request,
      ears,
      // A room sleeps when nobody is in it, and is gone when its server has been started anew.
      wake: () => find({ session }),
      clock,
    });

  return {
    hello: async () => {
      const response = await reach(fetcher, url("class/hello"));
      const body = (await jsonOf(response)) as
        | ({ readonly classroom?: boolean; readonly why?: string } & ClassHello)
        | null;
      if (!response.ok || body === null || body.classroom === undefined) return null;
      if (!body.classroom) throw new ClassFailure("unkept", body.why ?? "there are no classes on this server");
      return { addresses: body.addresses, purgeHours: body.purgeHours };
    },
    open: (settings) => askClass<OpenedClass>(fetcher, url("class/open"), posted(settings)),
    find: (code) => find({ code }),
    play: (session, request, ears) => join(session, request, ears),
    host: (session, request, ears) => join(session, request, ears),
    results: (session, token) =>
      askClass<readonly ClassResultRow[]>(fetcher, url(`class/results/${session}`), asHost(token)),
    erase: async (session, token) => {
      await askClass(fetcher, url(`class/session/${session}`), asHost(token, "DELETE"));
    },
    pictureUrl: (picture) => url(`class/picture/${picture}`),
  };
}
