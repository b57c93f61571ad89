import { type MadeFigures, makeFigures } from "./make-figures";
import type { FigureKind, LevelInfo, Step } from "./report-figure";
import type { FigureData } from "./trials";

/** How a page stays usable while a class's figures are made. */
export interface Pace {
  /** ms on a clock that never goes back. */
  now(): number;
  /** Resolves when the page has had its turn. */
  pause(): Promise<void>;
  /** Aborts between two pieces of work. */
  readonly signal?: AbortSignal | undefined;
}

/** A task longer than 50 ms counts as long; a fit that begins just before this ends before that. */
const TURN = 16;

/** Not a fault: the turn is over. */
class TurnOver extends Error {}

/**
 * {@link makeFigures} a turn at a time: a class of thirty takes some hundred fits. Makers are pure and fit in the same
 * order each time, so a maker begins anew in every turn and gets what it already fitted.
 *
 * @throws FigureLacks as makeFigures does; the signal's reason once it aborts
 */
export async function makeFiguresPaced(
  data: FigureData,
  infos: ReadonlyMap<string, LevelInfo>,
  wanted: readonly FigureKind[] | "auto",
  { now, pause, signal }: Pace,
): Promise<MadeFigures> {
  const done: unknown[] = [];
  for (;;) {
    signal?.throwIfAborted();
    const begun = now();
    let place = 0;
    const step: Step = <T>(work: () => T): T => {
      if (place === done.length) {
        if (now() - begun >= TURN && place > from) throw new TurnOver();
        done.push(work());
      }
      return done[place++] as T;
    };
    const from = done.length;
    try {
      return makeFigures(data, infos, wanted, step);
    } catch (error) {
      if (!(error instanceof TurnOver)) throw error;
    }
    await pause();
  }
}
