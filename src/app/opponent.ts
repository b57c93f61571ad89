import type { Settings } from "../content/saved";
import type { Ports } from "./ports";
import type { Notice } from "./stores/screen-store";

/** Tells the player when the net goes and comes back; the game goes on either way. */
export function watchNet(ports: Ports, notify: (notice: Notice) => void): void {
  let recovering = false;
  ports.net.onStatus((status) => {
    if (status.kind === "recovering") recovering = true;
    if (status.kind === "ready" && recovering) {
      recovering = false;
      notify({ kind: "net-recovered" });
    }
  });
}

/** Calls for the opponent of the settings, and tells the player if it cannot come. */
export function useOpponent(ports: Ports, { opponent, backend }: Settings, notify: (notice: Notice) => void): void {
  void ports.net.use(opponent, backend).then((status) => {
    // Another may have been called for meanwhile: then this one's failure is nobody's concern.
    if (status.kind !== "absent" || status.opponent !== opponent) return;
    if (status.reason === "no-network") notify({ kind: "opponent-unreachable", opponent });
    else notify({ kind: "net-absent" });
  });
}
