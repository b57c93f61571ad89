import { createNet } from "./classifier/client";
import { builtInSums } from "./classifier/model-sums";
import { BUILT_IN } from "./classifier/opponents";
import { fetchSource } from "./content/fetch-source";

const MODEL_URL = "assets/model/mobilenet-v1-025-224/model.json";

/**
 * What runs first. The net needs the longest, so it sets out while the game is still being fetched; the settings that
 * are read later mostly ask for the same.
 */
function begin(): void {
  // What schemas are made of takes the longest to get up: it has a task of its own.
  const content = import("./content/id")
    .then(() => import("./content/load"))
    .then(({ loadContent }) => loadContent(fetchSource));
  const main = import("./main");
  const net = createNet({
    modelUrl: new URL(MODEL_URL, document.baseURI).href,
    sums: builtInSums,
    categories: content.then(({ deck }) => deck.categories),
  });
  void net.use(BUILT_IN, "auto");
  main.then(({ startGame }) => startGame(net, content)).catch(giveUp);
}

/** Nothing is up yet that could speak: the plainest page says it. */
function giveUp(error: unknown): void {
  const message = document.createElement("pre");
  message.style.cssText = "color:#eef2f8;padding:24px;white-space:pre-wrap;font:16px/1.5 system-ui";
  message.lang = "en";
  message.textContent = error instanceof Error ? error.message : String(error);
  document.getElementById("overlay")?.replaceChildren(message);
  console.error(error);
}

begin();
