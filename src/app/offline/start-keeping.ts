import type { OfflinePort } from "../ports";
import type { Stores } from "../stores/stores";
import type { Pantry } from "./pantry";
import { isQuiet } from "./quiet";

/**
 * Decides when what the player needs is kept without being asked for: once the net has loaded and a quiet screen stays
 * for a while, or after the first picture; and again whenever a level has been passed.
 */
export function startKeeping(
  port: OfflinePort,
  stores: Pick<Stores, "screen" | "play" | "net" | "progress" | "offline">,
  { begin, topUp }: Pick<Pantry, "begin" | "topUp">,
): void {
  const { screen, play, net, progress, offline } = stores;
  let trying = false;

  const tryNow = async (): Promise<void> => {
    const { kind } = net.getState();
    if (trying || port.sparing || (kind !== "ready" && kind !== "absent") || !isQuiet(stores)) return;
    trying = true;
    const { screen: before } = screen.getState();
    await port.calm();
    // Whoever has moved on meanwhile may be on the way to a first picture.
    if (!isQuiet(stores) || screen.getState().screen !== before) {
      trying = false;
      return tryNow();
    }
    // After a failure, the next change of screen tries again.
    await begin().then(topUp, () => {
      trying = false;
    });
  };
  for (const store of [screen, play, net]) store.subscribe(() => void tryNow());
  void tryNow();

  let held = false;
  const hold = (): void => {
    if (held !== isQuiet(stores)) return;
    held = !held;
    port.hold(held);
  };
  for (const store of [screen, play]) store.subscribe(hold);
  hold();

  progress.subscribe(() => {
    if (offline.getState().shell.kind === "kept" && !port.sparing) void topUp();
  });
  screen.subscribe((now, before) => {
    if (now.screen !== before.screen && (now.screen.name === "title" || now.screen.name === "map")) port.askForUpdate();
  });
  void port.begun().then((kept) => {
    if (kept && offline.getState().shell.kind === "none") offline.setState({ shell: { kind: "kept" } });
  });
}
