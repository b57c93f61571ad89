import type { Server as HttpServer, IncomingMessage } from "node:http";
import { matchMaker, Server } from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";
import { type ClassHouse, createClassHouse, ROOM_NAME } from "./class-house.ts";
import { type Classroom, isOwnPage } from "./class-http.ts";
import { classLevels } from "./class-levels.ts";
import { ClassRoom } from "./class-room.ts";
import type { ClassEnv } from "./class-settings-env.ts";
import { openJournal } from "./journal/open-journal.ts";
import { loadContentForServer, serverSource } from "./studio/server-content.ts";
import { openStudio } from "./studio/studio.ts";

/** The largest message that a client may send: an answer with a long log is some 4 kB. */
const MOST_PAYLOAD = 32_768;
const PING_MS = 3000;
const HOUR_MS = 3_600_000;

/** Colyseus takes over the routes of whatever server it is given; ours come through class-http.ts. */
class QuietServer extends Server {
  override attachMatchMakingRoutes(): void {}
}

export interface OpenedClassroom {
  readonly classroom: Classroom;
  /** Puts the rooms on the server. Before it listens. */
  attach(server: HttpServer): Promise<void>;
  close(): Promise<void>;
}

const closed = (sentence: string): OpenedClassroom => ({
  classroom: { closed: sentence },
  attach: async () => {},
  close: async () => {},
});

/**
 * Opens the classroom. The game is served without it too, so nothing here stops the server.
 * @param say is told, in a sentence, what whoever runs the server should know
 */
export async function openClassroom(
  env: ClassEnv,
  appVersion: string,
  say: (sentence: string) => void = console.error,
): Promise<OpenedClassroom> {
  if (!env.enabled) return closed("Classes are switched off on this server.");
  let house: ClassHouse;
  try {
    const [journal, content] = await Promise.all([openJournal(env, say), loadContentForServer()]);
    house = createClassHouse({
      journal,
      levels: classLevels(serverSource(), content.campaign, content.deck),
      studio: openStudio(),
      purgeMs: env.purgeMs,
      appVersion,
      shared: env.redisUrl !== null,
    });
  } catch (error) {
    const sentence = `Classes cannot be held here: ${(error as Error).message}`;
    say(sentence);
    return closed(sentence);
  }
  return {
    classroom: { house, purgeHours: env.purgeMs / HOUR_MS },
    attach: async (server) => {
      ClassRoom.house = house;
      const rooms = new QuietServer({
        greet: false,
        gracefullyShutdown: false,
        selectProcessIdToCreateRoom: async () => matchMaker.processId,
        ...(env.publicAddress !== null && { publicAddress: env.publicAddress }),
        ...(env.redisUrl !== null && (await overRedis(env.redisUrl))),
        transport: new WebSocketTransport({
          server,
          maxPayload: MOST_PAYLOAD,
          pingInterval: PING_MS,
          verifyClient: ({ req }: { readonly req: IncomingMessage }) => isOwnPage(req),
        }),
      });
      rooms.define(ROOM_NAME, ClassRoom);
      await matchMaker.accept();
    },
    close: () => house.close(),
  };
}

/** Several processes find each other's rooms there. */
async function overRedis(url: string) {
  const [{ RedisPresence }, { RedisDriver }] = await Promise.all([
    import("@colyseus/redis-presence"),
    import("@colyseus/redis-driver"),
  ]);
  return { presence: new RedisPresence(url), driver: new RedisDriver(url) };
}
