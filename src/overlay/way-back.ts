import type { Game } from "../app/game";
import { screenEntry } from "./screens";

/**
 * Escape, and the browser's own back button or gesture, go one screen back; out of a block only after a question. What
 * handles Escape itself (a dialog) prevents the event's default.
 * @param until ends it
 */
export function listenForBack(game: Game, until?: AbortSignal): void {
  const listening = until ? { signal: until } : {};
  // On the way out from the target: a screen's own listeners come first.
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (goBack(game)) event.preventDefault();
    },
    listening,
  );

  // One entry of history stands between the game and the page before it, so that "back" stays in the game.
  let guarded = false;
  const guard = () => {
    const { name } = game.stores.screen.getState().screen;
    if (guarded || name === "title" || name === "loading") return;
    history.pushState({ glimpse: true }, "");
    guarded = true;
  };
  game.stores.screen.subscribe(guard);
  window.addEventListener(
    "popstate",
    () => {
      if (!guarded) return;
      guarded = false;
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
      guard();
    },
    listening,
  );
}

/** @returns whether there was anywhere to go */
function goBack(game: Game): boolean {
  const { back } = screenEntry(game.stores.screen.getState().screen);
  back?.(game);
  return back !== null;
}
