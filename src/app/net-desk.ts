import type { ImagenetGuess } from "../core/trial/record";
import type { CategoryId } from "../core/trial/trial";
import type { AnswerOf, NetQuestion, RequestOf } from "./net-questions";
import type { ComposedStimulus, NetPort } from "./ports";
import type { NetStore } from "./stores/net-store";

/** Questions from labs and explanations, which do not wait for a net that is still loading. */
export interface NetDesk {
  /** The net's answer; null while no net is ready, or when this one cannot answer. */
  ask<Q extends NetQuestion>(question: Q, request: RequestOf<Q>): Promise<AnswerOf<Q> | null>;
  /** The net's top five labels for a picture, independent of the choices; empty while no net is ready. */
  guesses(stimulus: Pick<ComposedStimulus, "raster">): Promise<readonly ImagenetGuess[]>;
  /** Loads what its words mean in the player's language, into the language store. Never rejects. */
  learnWords(): Promise<void>;
  /** Tries to load the net again if the reason for its absence may have passed. */
  recall(): void;
}

/** @param anyTwo two categories of the deck: the top labels do not depend on the choices */
export function createNetDesk(
  port: NetPort,
  status: NetStore,
  anyTwo: readonly CategoryId[],
  recall: () => void,
  learnWords: () => Promise<void>,
): NetDesk {
  const desk: NetDesk = {
    ask: async (question, request) => (status.getState().kind === "ready" ? port.ask(question, request) : null),
    guesses: async ({ raster }) => (await desk.ask("judge", { raster, choices: anyTwo }))?.top5 ?? [],
    learnWords,
    recall,
  };
  return desk;
}
