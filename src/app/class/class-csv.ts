import type { BoardRow } from "../../content/class/class-views";
import { trialTable } from "../../core/table/trial-table";
import { recordColumns, recordRow } from "../../core/trial/record-table";
import type { ClassResultRow } from "./class-port";

const OWN_COLUMNS = ["player", "team", "marked", "device_refresh_hz", "device_steady", "device_calm"];

/** All trials of a class in the game's own columns, with each player's name and team, and what their device said of itself. */
export function classCsv(rows: readonly ClassResultRow[], board: readonly BoardRow[]): string {
  const seats = new Map(board.map((row) => [row.seat, row]));
  return trialTable(
    [...recordColumns, ...OWN_COLUMNS],
    rows.map(({ record, seat, name, team }) => {
      const device = seats.get(seat)?.device;
      const shown = record.presentation;
      return [
        ...recordRow(record),
        name,
        team === null ? "" : String(team + 1),
        shown ? String(shown.verdict.kind !== "exact") : "",
        device ? device.refresh.toFixed(2) : "",
        device ? String(device.steady) : "",
        device ? String(device.calm) : "",
      ];
    }),
  );
}
