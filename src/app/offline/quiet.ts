import type { Screen } from "../stores/screen-store";
import type { Stores } from "../stores/stores";

type Seen = Pick<Stores, "screen" | "play">;

/** Screens on which nothing is about to flash. */
const QUIET: readonly Screen["name"][] = ["title", "map", "results", "explanation", "lab", "settings", "notebook"];

/**
 * Whether the game may fetch what nobody waits for: never while a picture is up or about to be, nor on the way to the
 * first one, which newcomers wait for.
 */
export function isQuiet({ screen, play }: Seen): boolean {
  const { name } = screen.getState().screen;
  if (QUIET.includes(name)) return true;
  const { records, trialState } = play.getState();
  return name === "play" && records.length > 0 && trialState.phase !== "presenting" && trialState.phase !== "preparing";
}

/** Resolves as soon as it is quiet. */
export function whenQuiet(stores: Seen): Promise<void> {
  if (isQuiet(stores)) return Promise.resolve();
  return new Promise((resume) => {
    const stops = [stores.screen, stores.play].map((store) =>
      store.subscribe(() => {
        if (!isQuiet(stores)) return;
        for (const stop of stops) stop();
        resume();
      }),
    );
  });
}
