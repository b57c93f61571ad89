import { createServer, type Server } from "node:http";
import { sendWords } from "./send.ts";
import { createStaticHandler, type Handler } from "./static-files.ts";

/**
 * The game's only server. Anything that later shares its port, such as rooms over web sockets, handles its `upgrade`
 * event and goes before the files in `handle`.
 */
export function createWebServer(handle: Handler): Server {
  const server = createServer((request, response) => {
    // HTTP/1.1 keeps connections anyway; saying so would cost each answer 47 bytes before the first picture.
    if (request.httpVersionMinor >= 1 && /^(keep-alive)?$/i.test(request.headers.connection ?? ""))
      response.removeHeader("Connection");
    return handle(request, response);
  });
  // Node reports these in separate events that need a response; a socket whose peer has gone may still fail.
  server.on("connect", (request, socket) => {
    socket.on("error", () => {});
    socket.end("HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    request.resume();
  });
  server.on("checkExpectation", (_request, response) => sendWords(response, 417, "Only 100-continue can be expected"));
  return server;
}

/** Serves a folder on a port of the caller's choice. */
export function createStaticServer(folder: string): Server {
  return createWebServer(createStaticHandler(folder));
}
