import { createNet } from "./classifier/client";
import { builtInSums } from "./classifier/model-sums";
import { BUILT_IN } from "./classifier/opponents";
import { askServer } from "./content/ask-server";
import { fetchSource } from "./content/fetch-source";
import { askBy, dropFailedStyles, loadCode } from "./content/load-code";

const MODEL_URL = "assets/model/mobilenet-v1-025-224/model.json";

/**
 * The first module to run. The net takes the longest to load, so it starts while the game is still downloading;
 * settings read later usually ask for the same backend.
 */
function begin(): void {
  askBy(askServer);
  dropFailedStyles();
  // Zod is the slowest module to evaluate, so it gets a task of its own.
  const content = loadCode(() => import("./content/id"))
    .then(() => loadCode(() => import("./content/load")))
    .then(({ loadContent }) => loadContent(fetchSource));
  const main = loadCode(() => import("./main"));
  const net = createNet({
    modelUrl: new URL(MODEL_URL, document.baseURI).href,
    sums: builtInSums,
    categories: content.then(({ deck }) => deck.categories),
  });
  // Who joins a class needs no net, and a phone is spared its megabyte.
  if (!/[?&]class=/i.test(location.search)) void net.use(BUILT_IN, "auto");
  main.then(({ startGame }) => startGame(net, content)).catch(giveUp);
}

/** Nothing else is up to show the error, so index.html's own words do; the right ones, if they load. */
function giveUp(error: unknown): void {
  console.error(error);
  const words = document.getElementById("unstarted");
  words?.classList.add("now");
  words?.querySelector("pre")?.replaceChildren(error instanceof Error ? error.message : String(error));
  loadCode(() => import("./unstarted")).then(
    ({ sayWhy }) => sayWhy(error, words),
    () => {},
  );
}

begin();
