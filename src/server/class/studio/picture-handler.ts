import type { ServerResponse } from "node:http";
import { filePath } from "../../file-path.ts";
import { sendWords, setHead } from "../../send.ts";
import type { Handler } from "../../static-files.ts";
import type { SealedStore } from "./sealed-store";

/** Where sealed pictures are, relative to the game's root. */
export const PICTURE_FOLDER = "class/picture/";

/** A sealed picture's address, relative to the game's root. */
export const pictureUrl = (id: string): string => PICTURE_FOLDER + id;

const ID = /^[\w-]{1,64}$/;

/** Where a picture is that is not here: name, port and path of another process, without http://; null for nowhere. */
export type Elsewhere = (id: string) => Promise<string | null>;

/**
 * Serves sealed pictures under `class/picture/<id>`. Answers differ in nothing but the body: no tag, no time, no
 * compression, and within a block one length.
 */
export function pictureHandler(store: Pick<SealedStore, "get">, elsewhere: Elsewhere = async () => null): Handler {
  return async (request, response) => {
    response.on("error", () => {});
    if (request.method !== "GET" && request.method !== "HEAD")
      return sendWords(response, 405, "Only GET and HEAD", { Allow: "GET, HEAD" });
    let path: string | null;
    try {
      path = filePath(request.url ?? "");
    } catch {
      return sendWords(response, 400, "Not an address");
    }
    const id = path?.startsWith(PICTURE_FOLDER) ? path.slice(PICTURE_FOLDER.length) : "";
    const bytes = ID.test(id) ? store.get(id) : null;
    if (!bytes) {
      const there = ID.test(id) ? await elsewhere(id).catch(() => null) : null;
      if (there === null) return sendWords(response, 404, "Not found");
      return sendWords(response, 307, "It is there", { Location: `//${there}/${PICTURE_FOLDER}${id}` });
    }
    sendSealed(response, bytes);
  };
}

function sendSealed(response: ServerResponse, bytes: Uint8Array): void {
  const head = {
    "Content-Type": "application/octet-stream",
    "Content-Length": String(bytes.length),
    "Cache-Control": "private, max-age=3600, immutable",
  };
  // Never a page or a worker, whatever its random name spells.
  setHead(response, 200, head, "picture.bin");
  response.end(response.req.method === "HEAD" ? undefined : bytes);
}
