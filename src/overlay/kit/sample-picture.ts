import type { Game } from "../../app/game";
import type { StimulusSpec } from "../../core/trial/trial";
import { degrees } from "../../core/units";

/** Used until the player has seen a picture. */
const SAMPLE: StimulusSpec = {
  object: { id: "dog-malamute", x: 0.5, y: 0.5, size: 0.85, turn: degrees(0), mirror: false },
  background: { kind: "photo", id: "place-red-pyramid", left: 0.5, top: 0.5, zoom: 1, mirror: false },
  light: 1,
};

/** The picture an explanation is about: the player's last one, if there is one. */
export function pictureSpec(game: Game): StimulusSpec {
  return game.stores.play.getState().lastShown?.record.trial.stimulus ?? SAMPLE;
}
