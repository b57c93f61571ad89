import { createServer, type Server } from "node:http";
import sirv from "sirv";

/** Isolation gives the page finer clocks and threads for WASM; nothing here may be framed or guessed at. */
const HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "X-Content-Type-Options": "nosniff",
};

/** Serves a built game. Hashed files are kept for good by the browser, all others are asked for again. */
export function createStaticServer(folder: string): Server {
  const files = sirv(folder, {
    etag: true,
    gzip: false,
    setHeaders: (response, path) => {
      for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
      response.setHeader(
        "Cache-Control",
        path.startsWith("/app/") ? "public, max-age=31536000, immutable" : "no-cache",
      );
    },
  });
  return createServer((request, response) =>
    files(request, response, () => {
      response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8", ...HEADERS });
      response.end("Not found\n");
    }),
  );
}
