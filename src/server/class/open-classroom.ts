import type { Server as HttpServer, IncomingMessage } from "node:http";
import { matchMaker, Server } from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";
import { callerOf } from "./caller.ts";
import { type ClassHouse, createClassHouse, type HouseOptions, ROOM_NAME } from "./class-house.ts";
import { type Classroom, isOwnPage } from "./class-http.ts";
import { classLevels } from "./class-levels.ts";
import { ClassRoom } from "./class-room.ts";
import type { ClassEnv } from "./class-settings-env.ts";
import { createGuessLimits } from "./guess-limits.ts";
import type { Journal } from "./journal/journal.ts";
import { openJournal } from "./journal/open-journal.ts";
import { connectRedis, type SharedRedis } from "./shared-redis.ts";
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
  /** Wakes the rooms that were awake when the server stopped. */
  resume(): Promise<void>;
  close(): Promise<void>;
}

const closed = (sentence: string): OpenedClassroom => ({
  classroom: { closed: sentence },
  attach: async () => {},
  resume: async () => {},
  close: async () => {},
});

/** Replaced in tests. */
export type ClassParts = Partial<Pick<HouseOptions, "journal" | "studio" | "clock" | "patience">>;

/**
 * Opens the classroom. The game is served without it too, so nothing here stops the server.
 * @param say is told, in a sentence, what whoever runs the server should know
 */
export async function openClassroom(
  env: ClassEnv,
  appVersion: string,
  say: (sentence: string) => void = console.error,
  parts: ClassParts = {},
): Promise<OpenedClassroom> {
  if (!env.enabled) return closed("Classes are switched off on this server.");
  let house: ClassHouse;
  let redis: SharedRedis | null = null;
  let journal: Journal | null = null;
  try {
    const content = await loadContentForServer();
    redis = env.redisUrl === null ? null : await connectRedis(env.redisUrl, env.publicAddress ?? "", say);
    journal = parts.journal ?? (await openJournal(env, say));
    house = createClassHouse({
      journal,
      levels: classLevels(serverSource(), content.campaign, content.deck),
      studio: parts.studio ?? openStudio(),
      limits: await createGuessLimits(redis?.client ?? null),
      purgeMs: env.purgeMs,
      appVersion,
      leadMs: env.leadMs,
      shared: redis !== null,
      announce: redis?.announce,
      clock: parts.clock,
      patience: parts.patience,
    });
  } catch (error) {
    await journal?.close().catch(() => {});
    redis?.close();
    const sentence = `Classes cannot be held here: ${(error as Error).message}`;
    say(sentence);
    return closed(sentence);
  }
  return {
    classroom: { house, purgeHours: env.purgeMs / HOUR_MS, elsewhere: redis?.elsewhere },
    attach: async (server) => {
      ClassRoom.house = house;
      const rooms = new QuietServer({
        greet: false,
        gracefullyShutdown: false,
        logger: quietLogger(say),
        selectProcessIdToCreateRoom: async () => matchMaker.processId,
        ...(env.publicAddress !== null && { publicAddress: env.publicAddress }),
        ...(redis && { presence: redis.presence, driver: redis.driver }),
        transport: new WebSocketTransport({
          server,
          maxPayload: MOST_PAYLOAD,
          pingInterval: PING_MS,
          verifyClient: ({ req }: { readonly req: IncomingMessage }) => {
            // Colyseus believes this header, whoever wrote it.
            req.headers["x-real-ip"] = callerOf(req, env.proxies);
            return isOwnPage(req, env.publicAddress);
          },
        }),
      });
      matchMaker.controller.exposedMethods = ["joinById"];
      rooms.define(ROOM_NAME, ClassRoom);
      await matchMaker.accept();
    },
    resume: () => house.resume().catch((error: Error) => say(`Class rooms could not be woken: ${error.message}`)),
    close: async () => {
      await house.close();
      await matchMaker.gracefullyShutdown().catch(() => {});
      redis?.close();
    },
  };
}

/** What one connection does wrong is between it and the room, and what is wrong with the port the server tells itself. */
const NOT_TOLD =
  /(listen|accept) E[A-Z]+|seat reservation expired|messagepack|end of buffer|max payload|websocket|utf-8|ECONNRESET|EPIPE|socket hang up/i;

function quietLogger(say: (sentence: string) => void) {
  const tell = (...words: readonly unknown[]): void => {
    const [line = ""] = String(words[0]).split("\n");
    if (!NOT_TOLD.test(line)) say(`The class rooms: ${line}`);
  };
  const silent = (): void => {};
  return { debug: silent, info: silent, trace: silent, warn: tell, error: tell };
}
