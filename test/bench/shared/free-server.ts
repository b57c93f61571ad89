import type { Server } from "node:http";
import { createStaticServer } from "../../../src/server/web-server";

/** Headers that would keep peers from making code and workers as they are used to, and the bench from framing pages. */
const STRICT = new Set(["Content-Security-Policy", "X-Frame-Options"]);

/** Serves bench pages as the game is served, less what only the game's own page bears. */
export function createFreeServer(folder: string): Server {
  const server = createStaticServer(folder);
  server.prependListener("request", (_request, response) => {
    const setHeader = response.setHeader.bind(response);
    response.setHeader = (name, value) => (STRICT.has(name) ? response : setHeader(name, value));
  });
  return server;
}
