import type { Settings } from "../content/saved";
import type { NetAbsence, NetFall, NetStatus, Ports } from "./ports";
import type { Notice } from "./stores/screen-store";

/** Tells the player when the net goes and comes back; the game goes on either way. */
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

/** What another attempt may mend: files that did not come, or came wrong. */
const WORTH_ANOTHER: readonly NetAbsence[] = ["weights-missing", "weights-damaged", "no-network", "no-worker"];

/** Whether the net is away for a reason that may have passed. */
export function mayComeBack(status: NetStatus): boolean {
  return status.kind === "absent" && WORTH_ANOTHER.includes(status.reason);
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
