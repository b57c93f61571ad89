/**
 * Writes docs/pictures: a sheet of every deck, and of 24 stimuli of every level that shows pictures, as the blocks of
 * one series have them: `npm run contact-sheets`, or `-- NAME…` for some. For looking at: run it after changing a
 * deck, a level or the composer.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { campaignLevels } from "../src/content/campaign";
import { type Level, taskOf } from "../src/content/level";
import { loadCampaign, loadDeck } from "../src/content/load";
import { levelFile, loadLevel } from "../src/content/load-level";
import { buildBlock } from "../src/core/trial/build-block";
import { buildGlimpseBlock } from "../src/core/trial/glimpse-block";
import { seriesSeed } from "../src/core/trial/series";
import type { Trial } from "../src/core/trial/trial";
import { modelView } from "../src/core/vision/model-views";
import type { Raster } from "../src/core/vision/raster";
import { createNodePictures } from "../src/pictures/node";
import { nodeSource } from "../src/tools/node-source";
import { contactSheet } from "./import/contact-sheet";
import { readManifest } from "./import/deck";
import type { ManifestItem, ManifestKind } from "./import/manifest";
import { decodeFile } from "./import/webp";

const root = join(import.meta.dirname, "..");
const assets = join(root, "assets");
const folder = join(root, "docs/pictures");
const SHOWN = 24;
const { positionals: wanted } = parseArgs({ allowPositionals: true });

/** By the name of their sheet. */
const DECKS: readonly (readonly [name: string, kind: ManifestKind, title: string])[] = [
  ["photographs", "photograph", "Whole photographs"],
  ["places", "background", "Places"],
  ["models", "model", "Models, at 45°"],
  ["cut-outs", "object", "Cut-outs"],
];
/** Front right: the side that tells most. */
const VIEW = 45;

const source = nodeSource();
const content = await loadDeck(source);
const pictures = await createNodePictures((id) => join(root, content.fileOf(id)));
const rows: string[] = [];
mkdirSync(folder, { recursive: true });

for (const [name, kind, title] of DECKS) {
  const items = readManifest(assets).items.filter((item) => item.kind === kind);
  if (items.length === 0) continue;
  await write(name, `${title} (${items.length})`, async () => {
    const side = items.length > 60 ? 120 : 200;
    return contactSheet(
      items.map(({ id }) => id),
      async (i) => pictureOf(items[i] as ManifestItem),
      side,
    );
  });
}
for (const { id } of campaignLevels(await loadCampaign(source))) {
  // The campaign also names levels that are yet to come.
  if (!existsSync(join(root, levelFile(id)))) continue;
  const level = await loadLevel(source, id);
  if (level.task.type === "lab") continue;
  await write(id, `${SHOWN} stimuli of the level "${id}"`, async () => {
    const trials = stimuliOf(level);
    const labels = trials.map(({ condition, answer }) => `${answer} · ${condition}`);
    const compose = async (i: number) => (await pictures.compose((trials[i] as Trial).stimulus)).raster;
    return contactSheet(labels, compose, 240, 6);
  });
}
if (wanted.length === 0)
  writeFileSync(
    join(folder, "README.md"),
    `# Contact sheets\n\nWhat the decks hold and the levels show, to be looked at; made by \`npm run contact-sheets\`. Who made the pictures:\n[assets/CREDITS.md](../../assets/CREDITS.md).\n\n| Sheet | What it shows |\n| --- | --- |\n${rows.join("\n")}\n`,
  );

async function write(name: string, title: string, make: () => Promise<Uint8Array>): Promise<void> {
  rows.push(`| [${name}.webp](${name}.webp) | ${title} |`);
  if (wanted.length > 0 && !wanted.includes(name)) return;
  const bytes = await make();
  writeFileSync(join(folder, `${name}.webp`), bytes);
  console.log(`docs/pictures/${name}.webp: ${bytes.length} bytes`);
}

async function pictureOf({ file, kind }: ManifestItem): Promise<Raster> {
  const picture = await decodeFile(join(assets, "stimuli", file));
  return kind === "model" ? modelView(picture, VIEW) : picture;
}

/** Spread evenly over as many blocks of a series as it takes, so that every round of conditions has its share. */
function stimuliOf(level: Level): Trial[] {
  const all: Trial[] = [];
  for (let block = 1; all.length < SHOWN; block++) all.push(...trialsOf(level, seriesSeed({ series: "sheet", block })));
  return Array.from({ length: SHOWN }, (_, i) => all[Math.floor((i * all.length) / SHOWN)] as Trial);
}

function trialsOf(level: Level, seed: string): readonly Trial[] {
  const request = { level: level.id, levelVersion: level.version, seed, deck: content.deck };
  if (level.task.type === "glimpses") return buildGlimpseBlock({ ...request, task: taskOf(level, "glimpses") });
  return buildBlock({ ...request, task: taskOf(level, "flash") }).trials;
}
