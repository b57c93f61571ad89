import { createGame } from "../../src/app/create-game";
import type { Game } from "../../src/app/game";
import type { NetPort, PicturesPort, Ports } from "../../src/app/ports";
import { createNodeEngine, readModel } from "../../src/classifier/node";
import { type LoadedDeck, loadCampaign, loadDeck } from "../../src/content/load";
import type { Figure } from "../../src/core/figure/figure";
import type { TrialRecord } from "../../src/core/trial/record";
import { greyRaster } from "../../src/core/vision/raster";
import { levelParts } from "../../src/levels/level-parts";
import { createNodePictures } from "../../src/pictures/node";
import { nodeSource } from "../../src/tools/node-source";
import { type FakePorts, fakePorts, noNet } from "../app/fake-ports";
import { fakePresenter } from "../app/fake-presenter";
import { nodeNet } from "./node-net";
import { type Observer, observe } from "./observer";

/** What a block came to, as the results screen has it. */
export interface PlayedBlock {
  readonly records: readonly TrialRecord[];
  readonly figures: readonly Figure[];
  readonly passed: boolean;
}

export interface NodeGame extends FakePorts {
  readonly game: Game;
  /** Plays a level from its intro to its results. @throws Error with the game's own words when it gives up */
  play(level: string, seed: string, observer: Observer): Promise<PlayedBlock>;
}

export interface NodeGameOptions {
  /** The real pictures and the real network; without them the pixels are grey and no net plays: blocks by the hundred. */
  readonly seeing: boolean;
  /** Ports of one's own in place of any other. */
  readonly own?: Partial<Ports>;
  /** What an earlier visit left in the browser's storage. */
  readonly kept?: Map<string, string>;
}

/** The real game in Node, with its real levels: only screen, storage and clock are stand-ins. */
export async function openNodeGame({ seeing, own = {}, kept = new Map() }: NodeGameOptions): Promise<NodeGame> {
  const source = nodeSource();
  const [campaign, content] = await Promise.all([loadCampaign(source), loadDeck(source)]);
  const presenter = fakePresenter();
  const eye = seeing ? await realSight(content) : blind;
  const fake = fakePorts({ presenter, ...eye, ...own }, kept);
  const game = await createGame({
    ports: fake.ports,
    source,
    campaign,
    content,
    rooms: levelParts,
    chooseLanguage: (saved) => saved ?? "en",
    appVersion: "0.3.0",
  });
  const { stores } = game;
  const play = async (level: string, seed: string, observer: Observer): Promise<PlayedBlock> => {
    game.go.level(level, seed);
    await screen(game, (name) => name === "warning" || name === "intro");
    game.go.acceptFlashes(false);
    const stop = observe(game, observer, presenter.onset);
    game.play.start();
    await screen(game, (name) => name === "results");
    stop();
    const { summary, figures } = stores.session.getState();
    return { records: stores.play.getState().records, figures, passed: summary?.passed ?? false };
  };
  return Object.assign(fake, { game, play });
}

/** As large as the largest scene of a level. */
const GREY = greyRaster(1024, 1024);

const blind = {
  net: noNet(),
  pictures: {
    compose: async () => ({ raster: GREY, hash: "00" }),
    glimpse: async () => GREY,
    mask: async () => GREY,
    fetch: async () => {},
  },
};

let sight: Promise<{ net: NetPort; pictures: PicturesPort }> | null = null;

/** The network takes a second to load, so all games of a test file share it. */
function realSight(content: LoadedDeck): Promise<{ net: NetPort; pictures: PicturesPort }> {
  sight ??= (async () => {
    const engine = await createNodeEngine(await readModel("assets/model/mobilenet-v1-025-224"));
    const maker = await createNodePictures(content.fileOf);
    return {
      net: nodeNet(engine, content.categories),
      pictures: {
        compose: maker.compose,
        glimpse: maker.glimpse,
        mask: async (seed: string) => maker.mask(seed),
        fetch: async () => {},
      },
    };
  })();
  return sight;
}

/** Waits for a screen. */
function screen({ stores }: Game, wanted: (name: string) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): boolean => {
      const { screen: now } = stores.screen.getState();
      if (now.name === "fault") reject(new Error(now.fault.detail));
      else if (wanted(now.name)) resolve();
      else return false;
      return true;
    };
    if (look()) return;
    const stop = stores.screen.subscribe(() => {
      if (look()) stop();
    });
  });
}
