import { createGame } from "../../src/app/create-game";
import type { Game } from "../../src/app/game";
import type { Ports } from "../../src/app/ports";
import { loadCampaign, loadDeck } from "../../src/content/load";
import { keepSuccess } from "../../src/core/keep-success";
import { levelParts } from "../../src/levels/level-parts";
import { nodeSource } from "../../src/tools/node-source";

const source = nodeSource();
const load = keepSuccess(() => Promise.all([loadCampaign(source), loadDeck(source)]));

/** The real game with its real levels, read once, over whatever ports a test has. */
export async function openGame(ports: Ports): Promise<Game> {
  const [campaign, content] = await load();
  return createGame({
    ports,
    source,
    campaign,
    content,
    rooms: levelParts,
    chooseLanguage: (saved) => saved ?? "en",
    appVersion: "0",
  });
}
