import { trialTable } from "../../core/table/trial-table";
import type { TrialRecord } from "../../core/trial/record";
import { recordColumns, recordRow } from "../../core/trial/record-table";
import type { ClassResultRow } from "../class/class-port";

/**
 * What a device made of a trial. `exact`: shown as asked; `marked`: shown, for another time than asked; `untimed`: shown,
 * nobody can tell for how long; `broken`: disturbed, or never shown.
 */
export type DeviceQuality = "exact" | "marked" | "untimed" | "broken";

export function deviceQuality({ presentation, valid, invalidReason }: TrialRecord): DeviceQuality {
  if (presentation === null) return "broken";
  if (valid) return "exact";
  if (invalidReason === "coarse-clock" || invalidReason === "unsteady-refresh") return "untimed";
  return invalidReason === null || invalidReason === "dropped-frames" ? "marked" : "broken";
}

export interface ClassTableOptions {
  /** What the class is called: "7a". */
  readonly className: string;
  /** Whether the names under which people played go in. Without them nobody can be told by the file. */
  readonly nicknames: boolean;
}

/** What the table has beyond the game's own columns. */
export const CLASS_COLUMNS = ["class", "team", "device_quality"] as const;

/**
 * All trials of a class in the game's own columns, as `npm run analyse` and the board of a cup read them. Teams are
 * numbered from 1; the cell is empty where there are none.
 */
export function classTable(rows: readonly ClassResultRow[], { className, nicknames }: ClassTableOptions): string {
  return trialTable(
    [...recordColumns, ...CLASS_COLUMNS, ...(nicknames ? ["nickname"] : [])],
    rows.map(({ record, name, team }) => [
      ...recordRow(record),
      className,
      team === null ? "" : String(team + 1),
      deviceQuality(record),
      ...(nicknames ? [name] : []),
    ]),
  );
}
