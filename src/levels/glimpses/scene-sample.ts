import type { Game } from "../../app/game";
import type { ScenePoint } from "../../core/trial/glimpse-log";
import { START } from "../../core/trial/glimpse-machine";
import type { CategoryId, ScenePatch, StimulusSpec } from "../../core/trial/trial";
import { degrees } from "../../core/units";

/** A scene for the explanation, five points to look at, and the choices. */
export interface SceneSample {
  readonly spec: StimulusSpec;
  readonly gazes: readonly ScenePoint[];
  readonly choices: readonly CategoryId[];
}

const piece = (id: string, x: number, y: number, size: number, turn: number): ScenePatch => ({
  id: `place-${id}`,
  crop: { left: 0.4, top: 0.4, zoom: 0.5 },
  shape: turn > 0 ? "box" : "oval",
  x,
  y,
  size,
  flatness: 0.7,
  turn: degrees(turn),
});

/** Used until the player has explored a scene. */
const SAMPLE: SceneSample = {
  spec: {
    object: { id: "dog-malamute", x: 0.72, y: 0.66, size: 0.3, turn: degrees(0), mirror: false },
    background: {
      kind: "photo",
      id: "place-schwerin-palace",
      left: 0.5,
      top: 0.5,
      zoom: 1,
      mirror: false,
    },
    light: 1,
    scene: {
      side: 896,
      under: [
        piece("pebbles", 0.2, 0.25, 0.3, 20),
        piece("hawa-mahal", 0.72, 0.22, 0.34, -15),
        piece("star-moss", 0.25, 0.72, 0.34, 35),
        piece("fallen-leaves", 0.5, 0.86, 0.24, -40),
      ],
      over: [],
    },
  },
  gazes: [START, { x: 0.72, y: 0.66 }, { x: 0.22, y: 0.25 }, { x: 0.75, y: 0.22 }, { x: 0.25, y: 0.74 }],
  choices: ["bird", "car", "dog", "flower"],
};

/** The player's last scene with their own gazes, filled up with points they did not look at. */
export function sceneSample(game: Game): SceneSample {
  const record = game.stores.play.getState().lastShown?.record;
  if (!record?.glimpses || !record.trial.stimulus.scene) return SAMPLE;
  const { object } = record.trial.stimulus;
  const own = record.glimpses.yours.map(({ gaze }) => gaze);
  const more: ScenePoint[] = [{ x: object.x, y: object.y }, ...SAMPLE.gazes.slice(2)];
  return { spec: record.trial.stimulus, gazes: [...own, ...more].slice(0, 5), choices: record.trial.choices };
}
