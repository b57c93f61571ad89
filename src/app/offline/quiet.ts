import type { Screen } from "../stores/screen-store";
import type { Store } from "../stores/store";
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
export const whenQuiet = (stores: Seen): Promise<void> => when([stores.screen, stores.play], () => isQuiet(stores));

/**
 * Resolves when the net has loaded and the player stays on a quiet screen for a while.
 * @param calm waits for that while
 */
export async function whenCalm(stores: Seen & Pick<Stores, "net">, calm: () => Promise<void>): Promise<void> {
  const { screen, play, net } = stores;
  const settled = () => ["ready", "absent"].includes(net.getState().kind) && isQuiet(stores);
  for (;;) {
    await when([screen, play, net], settled);
    const before = screen.getState().screen;
    await calm();
    // A player who has moved on may be about to see a first picture.
    if (settled() && screen.getState().screen === before) return;
  }
}

function when(stores: readonly Pick<Store<unknown>, "subscribe">[], check: () => boolean): Promise<void> {
  if (check()) return Promise.resolve();
  return new Promise((resume) => {
    const stops = stores.map((store) =>
      store.subscribe(() => {
        if (!check()) return;
        for (const stop of stops) stop();
        resume();
      }),
    );
  });
}
