import { createServer, type Server } from "node:http";
import { sendWords } from "./send.ts";
import { createStaticHandler, type Handler } from "./static-files.ts";

/**
 * The one server of the game. What else is to share its port later – rooms over web sockets – takes its `upgrade` event
 * and comes before the files in `handle`.
 */
export function createWebServer(handle: Handler): Server {
  const server = createServer(handle);
  // Node asks for an answer to these in events of their own; a socket whose other end has gone may still fail.
  server.on("connect", (request, socket) => {
    socket.on("error", () => {});
    socket.end("HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    request.resume();
  });
  server.on("checkExpectation", (_request, response) => sendWords(response, 417, "Only 100-continue can be expected"));
  return server;
}

/** Serves a folder on a port that the caller chooses. */
export function createStaticServer(folder: string): Server {
  return createWebServer(createStaticHandler(folder));
}
