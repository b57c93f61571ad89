import { pictureCache } from "../protocol";
import { scope } from "./scope";
import { part } from "./shell";

/**
 * A picture: as kept, or else from the network, and then kept. The game compares each with the sum in its list and asks
 * for a wrong one again with "reload", which goes past what is kept and replaces it.
 */
export async function answerPicture(request: Request): Promise<Response> {
  const cache = await caches.open(pictureCache(scope.registration.scope));
  const kept = request.cache === "reload" ? undefined : await cache.match(request.url);
  if (kept) return part(request, kept);
  const response = await fetch(request);
  // Without room the picture is shown and not kept. Written before it is handed on, so that who asked can look it up.
  if (response.status === 200) await cache.put(request.url, response.clone()).catch(() => undefined);
  return response;
}
