import type { Server } from "node:http";
import { createStaticServer } from "../../../src/server/web-server";

/** Serves bench pages as the game is served, but lets peers make code and workers as they are used to. */
export function createFreeServer(folder: string): Server {
  const server = createStaticServer(folder);
  server.prependListener("request", (_request, response) => {
    const setHeader = response.setHeader.bind(response);
    response.setHeader = (name, value) => (name === "Content-Security-Policy" ? response : setHeader(name, value));
  });
  return server;
}
