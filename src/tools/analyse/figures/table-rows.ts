import type { TrialTable } from "../../../core/table/trial-table";
import type { RowTable } from "./collect-trials";

/** A table's rows as the figures read them. */
export function tableRows({ file, extraColumns, trials }: TrialTable): RowTable {
  return {
    file,
    has: (column) => extraColumns.includes(column),
    rows: trials.map(({ line, subj, session, objectResponse, category, condition, imagename, rt, extra }) => ({
      line,
      subj,
      session,
      response: objectResponse,
      category,
      condition,
      image: imagename,
      rt,
      extra: (column: string) => extra.get(column) ?? "",
    })),
  };
}
