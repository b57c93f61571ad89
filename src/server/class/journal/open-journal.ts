import type { Journal } from "./journal.ts";
import { openLibsqlJournal } from "./libsql-journal.ts";
import { openPostgresJournal } from "./postgres-journal.ts";

export interface JournalPlace {
  /** A PostgreSQL, as a URL; null for the file. */
  readonly databaseUrl: string | null;
  readonly file: string;
}

/**
 * Opens the journal and brings its tables to the newest schema.
 * @param say is told, in a sentence, what whoever runs the server should know
 * @throws Error with a sentence where class sessions cannot be kept; the game itself needs no journal
 */
export function openJournal(place: JournalPlace, say: (sentence: string) => void = console.error): Promise<Journal> {
  return place.databaseUrl === null ? openLibsqlJournal(place.file, say) : openPostgresJournal(place.databaseUrl);
}
