import { createGame } from "./app/create-game";
import type { Game } from "./app/game";
import type { Ports } from "./app/ports";
import type { SettingsStore } from "./app/stores/settings-store";
import { createNet } from "./classifier/client";
import { languages } from "./content/level";
import { loadCampaign, loadDeck, type TextSource } from "./content/load";
import { chooseLanguage } from "./content/messages";
import { mountOverlay } from "./overlay/overlay";
import { createPictures } from "./pictures/client";
import { createChimes } from "./sound/chimes";
import { createLazyStage } from "./stage/lazy-stage";
import { createPresenter } from "./stage/presenter/presenter";
import { createArchive } from "./storage/archive";
import { localKeyValue } from "./storage/key-value";
import { createNotebookStorage } from "./storage/notebook";

declare const __APP_VERSION__: string;

const MODEL_URL = "assets/model/mobilenet-v1-025-224/model.json";

/** The only file that knows everybody: it makes the parts, joins them, and opens what the address asks for. */
async function main(): Promise<void> {
  const source: TextSource = { read: readText };
  const [campaign, content] = await Promise.all([loadCampaign(source), loadDeck(source)]);
  const net = createNet({ modelUrl: new URL(MODEL_URL, document.baseURI).href, categories: content.categories });
  const pictures = createPictures({ urlOf: content.fileOf });
  const presenter = createPresenter({ host: element("flash") });
  let settings: SettingsStore | null = null;
  const ports: Ports = {
    pictures,
    net,
    presenter,
    archive: createArchive(),
    notebook: createNotebookStorage(),
    keyValue: localKeyValue,
    sound: createChimes(() => settings?.getState().sound ?? false),
    stage: createLazyStage(element("stage")),
    date: () => new Date().toISOString(),
    newSeed: () => String(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0),
  };
  const address = new URLSearchParams(location.search);
  const game = await createGame({
    ports,
    source,
    campaign,
    content,
    appVersion: __APP_VERSION__,
    chooseLanguage: (saved) => chooseLanguage(navigator.languages, saved, address.get("lang")),
  });
  settings = game.stores.settings;
  game.stores.screen.subscribe(({ screen }) => document.body.classList.toggle("playing", screen.name === "play"));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) game.pageHidden();
  });
  mountOverlay(element("overlay"), game);
  open(game, address);
  // For the browser tests: what no screen shows.
  Object.assign(window, { glimpse: { game, net, pictures, presenter } });
}

/** `/?level=<id>&seed=<n>` goes straight to that level; without it, the title. */
function open(game: Game, address: URLSearchParams): void {
  const level = address.get("level");
  if (level === null) game.goTitle();
  else game.goLevel(level, address.get("seed") ?? undefined);
}

async function readText(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.text();
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no element "${id}"`);
  return found;
}

main().catch((error: unknown) => {
  // Nothing is up yet that could speak: the plainest page says it.
  const message = document.createElement("pre");
  message.style.cssText = "color:#eef2f8;padding:24px;white-space:pre-wrap;font:16px/1.5 system-ui";
  message.lang = languages[0];
  message.textContent = error instanceof Error ? error.message : String(error);
  element("overlay").replaceChildren(message);
  console.error(error);
});
