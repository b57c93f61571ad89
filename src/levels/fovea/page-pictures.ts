import type { BackgroundSpec, StimulusSpec } from "../../core/trial/trial";
import { degrees } from "../../core/units";

const photo = (id: string): BackgroundSpec => ({ kind: "photo", id, left: 0.5, top: 0.5, zoom: 1, mirror: false });
const CALM = photo("place-red-pyramid");
const BUSY = photo("place-pebbles");

const scene = (id: string, size: number, background: BackgroundSpec): StimulusSpec => ({
  object: { id, x: 0.5, y: 0.5, size, turn: degrees(0), mirror: false },
  background,
  light: 1,
});

/** The page's pictures, from the collection. */
export const scenePictures: readonly StimulusSpec[] = [
  scene("dog-malamute", 0.8, CALM),
  scene("mushroom-cep-red", 0.6, BUSY),
  scene("pig-wild-boars", 0.7, CALM),
  scene("dog-malamute", 0.5, BUSY),
];
