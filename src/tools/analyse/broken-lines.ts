import type { BrokenRow } from "../../core/table/trial-table";
import { whole } from "./report-words";

/** Broken rows of one kind that are named one by one. */
const NAMED = 5;
/** Kinds of fault that a file's report lists separately. */
const KINDS = 20;

/** A reason without what differs from row to row. */
const kindOf = (reason: string): string => reason.replace(/"(?:[^"]|"")*"/g, "…").replace(/\d+/g, "N");

/**
 * The broken rows as FILE:LINE: REASON, the first few of each file and kind; then how many more there are like them.
 *
 * @param all how many rows are broken, those beyond the list too.
 */
export function* brokenLines(broken: readonly BrokenRow[], all: number): Generator<string> {
  const kinds = new Map<string, { readonly rows: BrokenRow[]; more: number; last: number }>();
  const perFile = new Map<string, number>();
  for (const row of broken) {
    let key = JSON.stringify([row.file, kindOf(row.reason)]);
    if (!kinds.has(key)) {
      const known = perFile.get(row.file) ?? 0;
      if (known >= KINDS) key = JSON.stringify([row.file]);
      else perFile.set(row.file, known + 1);
    }
    const kind = kinds.get(key) ?? { rows: [], more: 0, last: 0 };
    kinds.set(key, kind);
    kind.last = row.line;
    if (kind.rows.length < NAMED) kind.rows.push(row);
    else kind.more++;
  }
  const named = [...kinds.values()].flatMap(({ rows }) => rows);
  const order = new Map([...new Set(broken.map(({ file }) => file))].map((file, place) => [file, place]));
  named.sort((a, b) => (order.get(a.file) as number) - (order.get(b.file) as number) || a.line - b.line);
  for (const { file, line, reason } of named) yield `${file}:${line}: ${reason}\n`;
  for (const { rows, more, last } of kinds.values()) {
    const [first] = rows;
    if (more === 0 || !first) continue;
    yield `${first.file}: and ${whole(more)} more like line ${first.line}, up to line ${last}\n`;
  }
  if (all > broken.length) yield `and ${whole(all - broken.length)} more broken rows, after the first of each file\n`;
}
