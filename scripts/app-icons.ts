import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import sharp from "sharp";

/**
 * Makes the icons of the installed game from src/public/icon.svg: `npx tsx scripts/app-icons.ts`. They are committed, so
 * that a build needs no image library.
 */
const SVG = "src/public/icon.svg";
const FOLDER = "src/public/icons";
const GROUND = "#0b0f1a";

/**
 * @param share of the icon's side that the drawing takes: systems cut a maskable icon down to a circle of 80 %, in which
 * the eye, as wide as the drawing, has to fit
 */
async function write(name: string, side: number, share: number, filled: boolean): Promise<void> {
  const inner = Math.round(side * share);
  const drawing = await sharp(readFileSync(SVG), { density: (72 * inner) / 64 })
    .resize(inner, inner)
    .png()
    .toBuffer();
  await sharp({ create: { width: side, height: side, channels: 4, background: filled ? GROUND : "#0000" } })
    .composite([{ input: drawing }])
    .png({ compressionLevel: 9, palette: true })
    .toFile(`${FOLDER}/${name}.png`);
}

await mkdir(FOLDER, { recursive: true });
await write("icon-192", 192, 1, false);
await write("icon-512", 512, 1, false);
await write("maskable-512", 512, 0.86, true);
// iOS rounds the corners itself, and paints what is transparent black.
await write("apple-touch-icon", 180, 1, true);
