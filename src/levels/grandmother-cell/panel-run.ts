import type { Game } from "../../app/game";
import { buildPanel, type PanelStimulus } from "../../core/concept/panel";
import { topK } from "../../core/decision/decide";
import { createRng } from "../../core/rng";
import type { Deck } from "../../core/trial/flash-task";
import type { ImagenetGuess } from "../../core/trial/record";
import type { CategoryId } from "../../core/trial/trial";
import type { Raster } from "../../core/vision/raster";

/** A class of the net. */
export type Word = Pick<ImagenetGuess, "index" | "label">;

/** The net's responses to each stimulus of the panel. */
export interface PanelRun {
  readonly panel: readonly PanelStimulus[];
  /** 256 units each. */
  readonly features: readonly Float32Array[];
  /** 1000 outputs each. */
  readonly outputs: readonly Float32Array[];
  /** @returns an output's class: its index and English label */
  word(output: number): Word;
}

/** A picture the net has just seen, and its top word. */
export interface PanelStep {
  readonly done: number;
  readonly of: number;
  readonly raster: Raster;
  readonly word: Word;
}

export const HUNT_CONCEPTS: readonly CategoryId[] = [
  "bear",
  "bird",
  "car",
  "cow",
  "fish",
  "flower",
  "guitar",
  "insect",
  "mushroom",
  "rabbit",
];

/** The seed of the hunt's pictures. */
export const HUNT_SEED = "grandmother-panel";

const panels = new WeakMap<Deck, readonly PanelStimulus[]>();

/**
 * One panel for everybody, so that a class shares the same hunt. Built once per deck: views ask for it on every draw.
 */
export function huntPanel({ pictures: { deck } }: Pick<Game, "pictures">): readonly PanelStimulus[] {
  const panel = panels.get(deck) ?? buildPanel(deck, HUNT_CONCEPTS, createRng(HUNT_SEED));
  panels.set(deck, panel);
  return panel;
}

/** Answers are cached for as long as their net exists, so that the hunt and the explanation share them. */
const runs = new WeakMap<Game, { readonly opponent: string; readonly run: PanelRun }>();

export function lastPanelRun(game: Game): PanelRun | null {
  const kept = runs.get(game);
  return kept?.opponent === game.stores.settings.getState().opponent ? kept.run : null;
}

/**
 * Runs the net on the whole panel, one picture at a time.
 * @param onProgress called for each picture; returning false stops the run
 * @returns null when stopped, or when there is no net
 */
export async function runPanel(game: Game, onProgress: (step: PanelStep) => boolean): Promise<PanelRun | null> {
  const kept = lastPanelRun(game);
  if (kept) return kept;
  const { opponent } = game.stores.settings.getState();
  const panel = huntPanel(game);
  const features: Float32Array[] = [];
  const outputs: Float32Array[] = [];
  let word = (index: number): Word => ({ index, label: String(index) });
  for (const { spec } of panel) {
    const { raster } = await game.pictures.compose(spec);
    const seen = await game.net.ask("inspect", { raster });
    if (!seen) return null;
    features.push(seen.features);
    outputs.push(seen.probabilities);
    word = (index) => ({ index, label: seen.label(index) });
    const first = word(topK(seen.probabilities, 1)[0] ?? 0);
    if (!onProgress({ done: features.length, of: panel.length, raster, word: first })) return null;
  }
  const run = { panel, features, outputs, word };
  runs.set(game, { opponent, run });
  return run;
}
