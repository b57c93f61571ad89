import type { Settings } from "../content/saved";
import type { NetAbsence, NetFall, NetStatus, Ports } from "./ports";
import type { Notice } from "./stores/screen-store";

/** Tells the player when the net fails and recovers; the game continues either way. */
export function watchNet(ports: Ports, notify: (notice: Notice) => void): void {
  let fall: NetFall | null = null;
  ports.net.onStatus((status) => {
    if (status.kind === "recovering") fall = status.cause;
    if (status.kind === "ready" && fall) {
      notify({ kind: "net-recovered", cause: fall, backend: status.backend });
      fall = null;
    }
  });
}

/** Failures worth a retry: what a network or a setting may have caused. */
const WORTH_ANOTHER: readonly NetAbsence[] = [
  "weights-missing",
  "weights-damaged",
  "server",
  "no-network",
  "no-worker",
];

/** Whether the reason for the net's absence may have passed. */
export function mayComeBack(status: NetStatus): boolean {
  return status.kind === "absent" && WORTH_ANOTHER.includes(status.reason);
}

/** Loads the opponent chosen in the settings, and tells the player if that fails. */
export function useOpponent(ports: Ports, { opponent, backend }: Settings, notify: (notice: Notice) => void): void {
  void ports.net.use(opponent, backend).then((status) => {
    // If the player has chosen another opponent since, this failure no longer matters.
    if (status.kind !== "absent" || status.opponent !== opponent) return;
    if (status.reason === "no-network") notify({ kind: "opponent-unreachable", opponent });
    else notify({ kind: "net-absent" });
  });
}
