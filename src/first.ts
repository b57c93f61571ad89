import { createNet } from "./classifier/client";
import { builtInSums } from "./classifier/model-sums";
import { BUILT_IN } from "./classifier/opponents";
import { fetchSource } from "./content/fetch-source";

const MODEL_URL = "assets/model/mobilenet-v1-025-224/model.json";

/**
 * The first module to run. The net takes the longest to load, so it starts while the game is still downloading;
 * settings read later usually ask for the same backend.
 */
function begin(): void {
  // Zod is the slowest module to evaluate, so it gets a task of its own.
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

/** Nothing else is up to show the error, so the plainest page does. */
function giveUp(error: unknown): void {
  const message = document.createElement("pre");
  message.style.cssText = "color:#eef2f8;padding:24px;white-space:pre-wrap;font:16px/1.5 system-ui";
  message.lang = "en";
  message.textContent = error instanceof Error ? error.message : String(error);
  document.getElementById("overlay")?.replaceChildren(message);
  console.error(error);
}

begin();
