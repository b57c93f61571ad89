import { readFile } from "node:fs/promises";
import { parseColumnMap } from "../../core/table/column-map";
import { presetNamed } from "../../core/table/column-presets";
import { parseTrialColumns, type ReadingOptions, unusableTable } from "../../core/table/parse-trial-columns";
import type { TrialColumns } from "../../core/table/trial-columns";

/** What stands after `--map`, `--columns` and `--rt`, as text; undefined where the user does not say it. */
export interface ReadingWords {
  readonly map?: string | undefined;
  readonly columns?: string | undefined;
  readonly rt?: string | undefined;
}

/**
 * The command's words about reading tables as options of the reader.
 * @throws Error, as a sentence for the user, on a map, program or unit that is none
 */
export function readingOptions({ map, columns, rt }: ReadingWords): ReadingOptions {
  if (rt !== undefined && rt !== "s" && rt !== "ms") throw new Error(`--rt takes s or ms, got "${rt}"`);
  return {
    map: map === undefined ? undefined : parseColumnMap(map),
    columnsPreset: columns === undefined ? undefined : presetNamed(columns).name,
    rtUnit: rt,
  };
}

function whyUnreadable(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EISDIR") return "this is a folder: give the tables in it";
  if (code === "ENOENT") return "there is no such file";
  if (code === "EACCES" || code === "EPERM") return "there is no permission to read the file";
  return `the file cannot be read: ${message}`;
}

/** The table in a file. Never rejects: a file that cannot be read is a table without rows whose broken row says why. */
export async function readTable(path: string, options: ReadingOptions = {}): Promise<TrialColumns> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return unusableTable(path, 1, whyUnreadable(error));
  }
  return parseTrialColumns(bytes, path, options);
}
