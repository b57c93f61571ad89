import type { Stores } from "../stores/stores";
import { createPantry, type Pantry, type PantryOptions } from "./pantry";
import { isQuiet, whenCalm } from "./quiet";
import { createTakeAlong } from "./take-along";

/** What the player can do about keeping the game on the device. */
export interface Keeping {
  /** Counts what is kept, into the store. Never rejects. */
  count(): Promise<void>;
  /** Keeps everything there is, and checks it. @param opponents also the stronger opponents' weights */
  takeAll(opponents: boolean): Promise<void>;
  stopTaking(): void;
  /** Loads the newer version. */
  update(): void;
}

export interface KeepingOptions extends PantryOptions {
  /** Waits until the page has had nothing to do for a while. */
  readonly calm: () => Promise<void>;
  /** Called when a newer version is ready. */
  readonly onUpdate: () => void;
}

export function createKeeping(options: KeepingOptions): Keeping {
  const { port, stores, onUpdate } = options;
  const { offline } = stores;
  if (port.refusal !== null) {
    offline.setState({ shell: { kind: "failed", why: port.refusal } });
    const nothing = async () => {};
    return { count: nothing, takeAll: nothing, stopTaking: () => {}, update: () => {} };
  }
  const pantry = createPantry(options);
  offline.setState({ sparing: port.sparing });
  port.onUpdate(onUpdate);
  void port.begun().then((kept) => {
    if (kept && offline.getState().shell.kind === "none") offline.setState({ shell: { kind: "kept" } });
  });
  follow(options);
  if (!port.sparing) void keepUnasked(options, pantry);
  return { count: pantry.count, ...createTakeAlong(port, stores, pantry), update: port.update };
}

/** Holds the service worker's fetches while a picture may be up, and asks for newer versions between levels. */
function follow({ port, stores: { screen, play } }: KeepingOptions): void {
  let held = false;
  const hold = (): void => {
    if (held !== isQuiet({ screen, play })) return;
    held = !held;
    port.hold(held);
  };
  for (const store of [screen, play]) store.subscribe(hold);
  hold();
  screen.subscribe((now, before) => {
    if (now.screen !== before.screen && (now.screen.name === "title" || now.screen.name === "map")) port.askForUpdate();
  });
}

/** Keeps the shell, then what the levels ahead need, and again after each pass. */
async function keepUnasked({ stores, calm }: KeepingOptions, { begin, topUp }: Pantry): Promise<void> {
  for (let kept = false; !kept; ) {
    await whenCalm(stores, calm);
    kept = await begin().then(
      () => true,
      () => false,
    );
    if (!kept) await nextScreen(stores);
  }
  stores.progress.subscribe(() => void topUp());
  await topUp();
}

function nextScreen({ screen }: Pick<Stores, "screen">): Promise<void> {
  return new Promise((resume) => {
    const stop = screen.subscribe((now, before) => {
      if (now.screen === before.screen) return;
      stop();
      resume();
    });
  });
}
