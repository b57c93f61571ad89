import type { ManifestOptions } from "vite-plugin-pwa";

const COLOUR = "#0b0f1a";
const png = (name: string, side: number) => ({
  src: `icons/${name}.png`,
  sizes: `${side}x${side}`,
  type: "image/png",
});

/** What a system needs to install the game. Addresses are relative to this file, so that it works in any folder. */
export const webManifest: Partial<ManifestOptions> = {
  id: "./",
  start_url: "./",
  scope: "./",
  name: "Glimpse",
  short_name: "Glimpse",
  description: "See a picture for 100 milliseconds. Say what it was. A real neural network judges the same pixels.",
  lang: "en",
  dir: "ltr",
  display: "standalone",
  orientation: "any",
  theme_color: COLOUR,
  background_color: COLOUR,
  categories: ["education", "games", "science"],
  icons: [
    png("icon-192", 192),
    png("icon-512", 512),
    { ...png("maskable-512", 512), purpose: "maskable" },
    { src: "icon.svg", sizes: "any", type: "image/svg+xml" },
  ],
};
