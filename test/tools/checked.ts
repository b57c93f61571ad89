import type { LevelRooms } from "../../src/app/level-room";
import type { Campaign } from "../../src/content/campaign-schema";
import { loadCampaign, loadDeck } from "../../src/content/load";
import { levelParts } from "../../src/levels/level-parts";
import { checkLevel } from "../../src/tools/check-levels";
import { nodeSource } from "../../src/tools/node-source";

/** A level file with whatever fault a test puts into it. */
export type Loose = ReturnType<typeof JSON.parse>;

export interface Change {
  readonly level?: (level: Loose) => void;
  readonly words?: (text: string) => string;
  readonly campaign?: (campaign: Loose) => void;
  readonly rooms?: LevelRooms;
}

const files = nodeSource();
const loaded = loadDeck(files);
const real = loadCampaign(files);

/** What `level -- check` says of one of the game's own levels after a change. */
export async function checked(id: string, { level, words, campaign, rooms = levelParts }: Change): Promise<string[]> {
  const source = {
    read: async (path: string) => {
      const text = await files.read(path);
      if (path === `levels/${id}/level.json` && level) return changed(text, level);
      return words && path.endsWith(".md") ? words(text) : text;
    },
  };
  const own: Campaign = structuredClone(await real);
  campaign?.(own);
  return checkLevel(id, { source, loaded: await loaded, campaign: own, rooms });
}

function changed(text: string, change: (level: Loose) => void): string {
  const level = JSON.parse(text);
  change(level);
  return JSON.stringify(level);
}

/** Makes a level that is its lab alone. */
export function toLab(measure: string): (level: Loose) => void {
  return (level) => {
    level.task = { type: "lab", complete: { measure, atLeast: 1 }, mark: { measure, atLeast: 2 } };
  };
}
