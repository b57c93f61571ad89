import { expect, test } from "vitest";
import { GroupCommit, type Row } from "../../../../src/server/class/journal/group-commit";
import { NotKept, type NotKeptReason } from "../../../../src/server/class/journal/journal";

const row = (session: string, seq: number, body = ""): Row => ({ session, seq, at: 0, body });

/** A disk that says what it was asked to write, and refuses on demand. */
function open(refuse: (rows: readonly Row[]) => NotKeptReason | null = () => null) {
  const writes: string[][] = [];
  const commits = new GroupCommit(
    async (rows) => {
      writes.push(rows.map(({ session, seq }) => `${session}${seq}`));
      const reason = refuse(rows);
      if (reason) throw new NotKept(reason, "because");
    },
    (error) => error as NotKept,
  );
  return { commits, writes };
}

const has = (name: string) => (rows: readonly Row[]) => rows.some(({ session, seq }) => `${session}${seq}` === name);

test("calls of one moment share a transaction, in their order", async () => {
  const { commits, writes } = open();
  await Promise.all([
    commits.add("a", [row("a", 0)]),
    commits.add("b", [row("b", 0)]),
    commits.add("a", [row("a", 1)]),
  ]);
  expect(writes).toEqual([["a0", "b0", "a1"]]);
});

test("what comes during a transaction goes into the next", async () => {
  const { commits, writes } = open();
  const first = commits.add("a", [row("a", 0)]);
  const then = first.then(() => Promise.all([1, 2].map((seq) => commits.add("a", [row("a", seq)]))));
  await then;
  expect(writes).toEqual([["a0"], ["a1", "a2"]]);
  await commits.idle();
});

test("a transaction stays short, however much waits, and no call is divided", async () => {
  const { commits, writes } = open();
  const large = (session: string) => Array.from({ length: 1500 }, (_, seq) => row(session, seq));
  await Promise.all([commits.add("a", large("a")), commits.add("b", large("b"))]);
  expect(writes.map(({ length }) => length)).toEqual([1500, 1500]);
  const long = "x".repeat(3_000_000);
  await Promise.all([commits.add("a", [row("a", 0, long)]), commits.add("b", [row("b", 0, long)])]);
  expect(writes.slice(2)).toEqual([["a0"], ["b0"]]);
});

test("a conflict costs its own session what waits behind it, and the others nothing", async () => {
  const conflict = has("a1");
  const { commits, writes } = open((rows) => (conflict(rows) ? "conflict" : null));
  const results = await Promise.allSettled(
    [row("a", 0), row("a", 1), row("b", 0), row("a", 2)].map((each) => commits.add(each.session, [each])),
  );
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "rejected"]);
  expect(results[3]).toMatchObject({ reason: { reason: "conflict" } });
  expect(writes.slice(1)).toEqual([["a0"], ["a1"], ["b0"]]);
});

test("a full disk is asked once, and everybody who waits is told so", async () => {
  const { commits, writes } = open(() => "storage");
  const waiting = [row("a", 0), row("a", 1), row("b", 0)].map((each) => commits.add(each.session, [each]));
  for (const result of await Promise.allSettled(waiting))
    expect(result).toMatchObject({ status: "rejected", reason: { reason: "storage" } });
  expect(writes).toHaveLength(1);
});
