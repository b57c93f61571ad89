import type { OfflinePort } from "./app/offline/offline-port";
import { fetchCachedModel, isModelKept } from "./classifier/cached-model";
import { opponents } from "./classifier/opponents";
import { fetchSource } from "./content/fetch-source";
import { createKeeper } from "./offline/keeper";
import { fetchPicture } from "./pictures/fetch-picture";

/** Main's other half: joins what keeps the game on the device with those who know how to fetch its parts. Loads late. */
export function openKeeper(): OfflinePort {
  return createKeeper({
    source: fetchSource,
    fetchPicture: (file) => fetchPicture(file),
    fetchOpponent: (id, onProgress, signal) => fetchCachedModel(opponents[id].remote, { onProgress, signal }),
    isOpponentKept: (id) => isModelKept(opponents[id].remote),
  });
}
