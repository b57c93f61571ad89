import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { levelSchema } from "../../src/content/level-schema";
import { createStaticHandler } from "../../src/server/static-files";
import { createWebServer } from "../../src/server/web-server";
import { shorten } from "../e2e/short-level";

export interface ShortGame {
  readonly origin: string;
  close(): Promise<void>;
}

/** The built game with few trials a level, from the game's own server: no browser need intercept anything. */
export async function serveShortGame(folder = "dist"): Promise<ShortGame> {
  const files = createStaticHandler(folder);
  const server = createWebServer(async (request, response) => {
    const id = /^\/levels\/([\w-]+)\/level\.json(?:\?|$)/.exec(request.url ?? "")?.[1];
    if (!id) return files(request, response);
    const level = levelSchema.parse(JSON.parse(await readFile(`levels/${id}/level.json`, "utf8")));
    response.setHeader("Content-Type", "application/json");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.end(JSON.stringify(shorten(level)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
