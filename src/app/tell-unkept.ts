import type { Unkept } from "./keeping-ports";
import type { Notices } from "./notices";
import type { Ports } from "./ports";

/** Shows a notice while records or pages wait to be written, and withdraws it once they are saved. */
export function tellUnkept({ archive, notebook }: Pick<Ports, "archive" | "notebook">, notices: Notices): void {
  const unkept = new Map<unknown, Unkept>();
  for (const port of [archive, notebook])
    port.onUnkept((state) => {
      if (state) unkept.set(port, state);
      else unkept.delete(port);
      const reasons = [...unkept.values()].map(({ reason }) => reason);
      if (reasons.includes("full")) notices.tell({ kind: "unkept", full: true });
      else if (reasons.includes("unavailable")) notices.tell({ kind: "storage-unavailable" });
      else if (reasons.length > 0) notices.tell({ kind: "unkept", full: false });
      if (reasons.every((reason) => reason === "unavailable")) notices.withdraw("unkept");
    });
}
