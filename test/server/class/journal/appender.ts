import type { JournalPlace } from "../../../../src/server/class/journal/open-journal";
import { openJournal } from "../../../../src/server/class/journal/open-journal";

/** What a test has a process of its own append. */
export interface Task {
  readonly place: JournalPlace;
  readonly sessions: readonly string[];
  readonly name: string;
  /** How many calls of one session wait at once. */
  readonly atOnce: number;
  /** Characters of each body. */
  readonly size: number;
}

/**
 * Appends until it is killed or refused, and says what was acknowledged, a line each: `session seq`. When it is refused:
 * `refused reason sentence`.
 */
const { place, sessions, name, atOnce, size } = JSON.parse(process.argv[2] as string) as Task;
const journal = await openJournal(place, (sentence) => console.log(`said ${sentence}`));
await Promise.all(sessions.map(appendTo));
await journal.close();

async function appendTo(session: string): Promise<void> {
  let seq = (await journal.read(session)).length;
  let stopped = false;
  const one = async () => {
    while (!stopped) {
      const mine = seq++;
      try {
        await journal.append(session, [{ seq: mine, at: mine, body: { name, text: String(mine).padEnd(size, "é") } }]);
        process.stdout.write(`${session} ${mine}\n`);
      } catch (error) {
        stopped = true;
        const { reason, message } = error as { reason: string; message: string };
        console.log(`refused ${reason} ${message}`);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}
