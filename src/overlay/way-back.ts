import type { Game } from "../app/game";
import { screenEntry } from "./screens";

/**
 * Escape, and the browser's back button or gesture, go back one screen; leaving a block needs confirmation. Anything
 * that handles Escape itself (a dialog) prevents the event's default.
 * @param until ends it
 */
export function listenForBack(game: Game, until?: AbortSignal): void {
  const listening = until ? { signal: until } : {};
  // In the bubble phase: a screen's own listeners come first.
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (goBack(game)) event.preventDefault();
    },
    listening,
  );

  // One extra history entry before the game keeps "back" inside it.
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
