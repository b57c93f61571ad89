import { statSync } from "node:fs";
import { openJournal } from "../../../src/server/class/journal/open-journal";
import { DATABASES } from "../../server/class/journal/databases";

/** What the journal takes on this machine, a row a database: `npm run bench:journal`. */
const ONE_BY_ONE = 1000;
const ROUNDS = 80;
const AT_ONCE = 500;

const body = { type: "answered", seat: "b1946ac92492d234", trial: 12, choice: 3, rt: 512.3, rest: "x".repeat(150) };
const session = (id: string) => ({ id, code: id, openedAt: 0, purgeAt: null, endedAt: null });

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

const rows: Record<string, string | number>[] = [];
for (const { name, leftOut, start } of DATABASES) {
  if (leftOut) continue;
  const databases = await start();
  const place = await databases.fresh();
  const journal = await openJournal(place);
  for (const id of ["class", "other"]) await journal.open(session(id));
  let seq = 0;
  const append = (id: string) => journal.append(id, [{ seq: seq++, at: 1, body }]);
  const alone = await seconds(async () => {
    for (let i = 0; i < ONE_BY_ONE; i++) await append("class");
  });
  let longest = 0;
  let last = performance.now();
  const ticks = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  const together = await seconds(async () => {
    for (let round = 0; round < ROUNDS; round++)
      await Promise.all(Array.from({ length: AT_ONCE }, () => append("class")));
  });
  clearInterval(ticks);
  const read = await seconds(() => journal.read("class"));
  await append("other");
  await journal.end("other", 1, 1);
  const size = place.file ? statSync(place.file).size / 1e6 : 0;
  const purge = await seconds(() => journal.purge(2, Number.MAX_SAFE_INTEGER));
  rows.push({
    database: name,
    "one by one, entries/s": Math.round(ONE_BY_ONE / alone),
    [`${AT_ONCE} at once, entries/s`]: Math.round((ROUNDS * AT_ONCE) / together),
    "longest standstill, ms": Math.round(longest),
    [`reading ${seq - 1} entries, ms`]: Math.round(read * 1000),
    "file, MB": size.toFixed(1),
    "purging beside them, ms": Math.round(purge * 1000),
  });
  await journal.close();
  await databases.close();
}
console.table(rows);
