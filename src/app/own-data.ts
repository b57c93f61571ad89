import type { NetWords } from "../content/net-words";
import { trialTable } from "../core/table/trial-table";
import type { TrialRecord } from "../core/trial/record";
import { recordColumns, recordRow } from "../core/trial/record-table";
import type { ArchivePort, KeptRecords } from "./keeping-ports";

/** The data a player can download, and what is missing from it. */
export interface OwnTable extends KeptRecords {
  /** The records as a table. */
  readonly csv: string;
  /** Unreadable records, for a separate file. */
  readonly damagedJson: string;
}

/** The stores that are erased, in turn. */
export type Erasable = "trials" | "notebook" | "settings";

/** The player's records, and the means to erase them. */
export interface OwnData {
  /** All readable records, with the unreadable ones apart. Never rejects. */
  take(): Promise<OwnTable>;
  /** Every record kept on this device, as a table. @throws KeepFault (as a rejection) when the archive cannot be read */
  csv(): Promise<string>;
  /** Every record kept on this device, in the order they were made. @throws KeepFault (as a rejection), as above */
  records(): Promise<readonly TrialRecord[]>;
  count(): Promise<number>;
  /** Erases settings, progress, records and notebook. @returns what could not be erased; none when all is gone */
  erase(): Promise<readonly Erasable[]>;
}

/** The net's first word as people know it, in the language of the page. */
const TOLD_COLUMNS = ["net_name", "net_kind"] as const;

function told({ net }: TrialRecord, words: NetWords | null): string[] {
  const first = net?.top5?.[0];
  const word = first ? words?.of(first.index, first.label) : null;
  return word ? [word.name, word.kind] : TOLD_COLUMNS.map(() => "");
}

/**
 * @param netWords the names of the net's words, or null when they cannot be loaded
 * @param erasers how to erase each store; the others are erased even if one fails
 */
export function createOwnData(
  archive: ArchivePort,
  netWords: () => Promise<NetWords | null>,
  erasers: Readonly<Record<Erasable, () => Promise<void>>>,
  onErased: (left: readonly Erasable[]) => void,
): OwnData {
  const whole = async (): Promise<readonly TrialRecord[]> => {
    const { records, fault } = await archive.all();
    if (fault) throw fault;
    return records;
  };
  const table = async (records: readonly TrialRecord[]): Promise<string> => {
    const words = await netWords();
    return trialTable(
      [...recordColumns, ...TOLD_COLUMNS],
      records.map((record) => [...recordRow(record), ...told(record, words)]),
    );
  };
  return {
    take: async () => {
      const kept = await archive.all();
      return { ...kept, csv: await table(kept.records), damagedJson: JSON.stringify(kept.damaged, null, 2) };
    },
    csv: async () => table(await whole()),
    records: whole,
    count: async () => (await whole()).length,
    erase: async () => {
      const left: Erasable[] = [];
      for (const what of Object.keys(erasers) as Erasable[]) await erasers[what]().catch(() => left.push(what));
      onErased(left);
      return left;
    },
  };
}
