import { NotKept } from "./journal.ts";

export interface Row {
  readonly session: string;
  readonly seq: number;
  readonly at: number;
  readonly body: string;
}

interface Waiting {
  readonly session: string;
  readonly rows: readonly Row[];
  readonly kept: () => void;
  readonly refused: (error: Error) => void;
}

/** Rows of one transaction, so that a long queue does not hold the event loop; one call is never divided. */
const MOST_ROWS = 2000;
const MOST_CHARACTERS = 4_000_000;

/** One writer for all sessions: what comes while the disk is busy goes into the next transaction together. */
export class GroupCommit {
  #queue: Waiting[] = [];
  #writer: Promise<void> | null = null;

  /**
   * @param write keeps all rows in one transaction, or none
   * @param toNotKept says why it could not
   */
  constructor(
    private readonly write: (rows: readonly Row[]) => Promise<void>,
    private readonly toNotKept: (error: unknown, session: string) => NotKept,
  ) {}

  add(session: string, rows: readonly Row[]): Promise<void> {
    return new Promise((kept, refused) => {
      this.#queue.push({ session, rows, kept, refused });
      this.#writer ??= this.#writeAll();
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#writer) await this.#writer;
  }

  async #writeAll(): Promise<void> {
    while (this.#queue.length > 0) {
      // Whatever else has arrived by now is read from its sockets before this comes back.
      await new Promise((resolve) => setImmediate(resolve));
      const batch = this.#take();
      try {
        await this.write(batch.flatMap(({ rows }) => rows));
        for (const each of batch) each.kept();
      } catch (error) {
        await this.#writeApart(batch, error);
      }
    }
    this.#writer = null;
  }

  #take(): Waiting[] {
    let [calls, rows, characters] = [0, 0, 0];
    for (const each of this.#queue) {
      rows += each.rows.length;
      for (const { body } of each.rows) characters += body.length;
      if (calls > 0 && (rows > MOST_ROWS || characters > MOST_CHARACTERS)) break;
      calls++;
    }
    return this.#queue.splice(0, calls);
  }

  /** One call's conflict must not cost the others theirs. */
  async #writeApart(batch: readonly Waiting[], error: unknown): Promise<void> {
    const failed = new Map<string, NotKept>();
    const refuse = (call: Waiting, why: unknown) => {
      const notKept = this.toNotKept(why, call.session);
      failed.set(call.session, notKept);
      call.refused(notKept);
    };
    for (const call of batch) {
      const { session, rows } = call;
      const before = failed.get(session);
      if (before) call.refused(follows(before));
      // With a full disk or no server each further try would only take its time.
      else if (batch.length === 1 || this.toNotKept(error, session).reason === "storage") refuse(call, error);
      else
        try {
          await this.write(rows);
          call.kept();
        } catch (why) {
          refuse(call, why);
        }
    }
    // Their callers could not know yet.
    this.#queue = this.#queue.filter(({ session, refused }) => {
      const before = failed.get(session);
      if (before) refused(follows(before));
      return !before;
    });
  }
}

const follows = ({ reason, message }: NotKept): NotKept =>
  new NotKept(reason, `An entry before this one was not kept, so this one was not either. ${message}`);
