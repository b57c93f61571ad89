import type { Game } from "../../app/game";
import { newestWins } from "../../app/newest-wins";
import type { ComposedStimulus } from "../../app/ports";
import type { ImagenetGuess } from "../../core/trial/record";
import type { StimulusSpec } from "../../core/trial/trial";

export interface LiveVerdict<View> {
  /** What was shown and judged. */
  readonly view: View;
  readonly guesses: readonly ImagenetGuess[];
  /** Time of the verdict, on the page's clock. */
  readonly at: number;
}

interface Listeners<View> {
  picture(stimulus: ComposedStimulus): void;
  verdict(verdict: LiveVerdict<View>): void;
}

/**
 * Shows and judges a view that changes faster than the net can answer. Composing and judging each run one request at a
 * time and then take the newest: the picture follows the hand, the net follows the picture, and the page waits for
 * neither.
 */
export function liveNet<View>(
  game: Game,
  specOf: (view: View) => StimulusSpec,
  listeners: Listeners<View>,
): (view: View) => void {
  const judge = newestWins<{ readonly view: View; readonly stimulus: ComposedStimulus }>(async ({ view, stimulus }) => {
    const guesses = await game.net.guesses(stimulus);
    listeners.verdict({ view, guesses, at: performance.now() });
  });
  return newestWins<View>(async (view) => {
    const stimulus = await game.pictures.compose(specOf(view));
    listeners.picture(stimulus);
    judge({ view, stimulus });
  });
}
