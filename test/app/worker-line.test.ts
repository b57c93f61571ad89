import { describe, expect, test, vi } from "vitest";
import { type LineEnd, type LineOptions, openWorkerLine } from "../../src/app/worker-line";
import { MOST_TRIES } from "../../src/content/retry";
import type { ServerState } from "../../src/content/server-state";

type Reply = { readonly kind: "serving" } | { readonly kind: "reply"; readonly to: string };

class FakeWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { message?: string }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  readonly posted: string[] = [];
  ended = false;
  postMessage(request: string) {
    this.posted.push(request);
  }
  terminate() {
    this.ended = true;
  }
  say(data: unknown) {
    this.onmessage?.({ data });
  }
  fail(message?: string) {
    this.onerror?.(message === undefined ? {} : { message });
  }
}

/** A line whose workers are the test's own. @param servers how the server is at each failure; nothing wrong in the end */
function openLine(servers: ServerState[] = [], own: Partial<LineOptions<Reply>> = {}) {
  const workers: FakeWorker[] = [];
  const replies: Reply[] = [];
  const downs: LineEnd[] = [];
  const pauses: number[] = [];
  let ups = 0;
  const line = openWorkerLine<string, Reply>({
    open: () => {
      workers.push(new FakeWorker());
      return workers.at(-1) as unknown as Worker;
    },
    onReply: (reply) => replies.push(reply),
    onUp: () => {
      ups += 1;
    },
    onDown: (end) => downs.push(end),
    pause: async (tried) => void pauses.push(tried),
    ask: async () => servers.shift() ?? null,
    ...own,
  });
  const worker = (at: number) => workers[at] as FakeWorker;
  const opened = (count: number) => vi.waitFor(() => expect(workers).toHaveLength(count));
  return { line, workers, worker, opened, replies, downs, pauses, ups: () => ups };
}

const settled = () => new Promise((resume) => setTimeout(resume, 0));

test("hands on replies, and keeps the worker's words about itself to itself", () => {
  const { worker, replies, ups } = openLine();
  worker(0).say({ kind: "up" });
  expect([ups(), replies]).toEqual([1, []]);
  worker(0).say({ kind: "serving" });
  worker(0).say({ kind: "reply", to: "a" });
  expect([ups(), replies]).toEqual([1, [{ kind: "reply", to: "a" }]]);
});

test("a worker's first word needs no listener", () => {
  const { worker, replies } = openLine([], { onUp: undefined as never });
  expect(() => worker(0).say({ kind: "up" })).not.toThrow();
  expect(replies).toEqual([]);
});

describe("a worker whose code does not come", () => {
  test("is ended and followed by another, which gets all that was posted, also while nobody was there", async () => {
    const { line, worker, opened, pauses, downs } = openLine();
    line.post("a");
    worker(0).say({ kind: "up" });
    line.post("b");
    worker(0).fail("no code");
    line.post("c");
    await opened(2);
    line.post("d");
    expect(worker(0)).toMatchObject({ posted: ["a", "b"], ended: true });
    expect(worker(1)).toMatchObject({ posted: ["a", "b", "c", "d"], ended: false });
    expect([pauses, downs]).toEqual([[1], []]);
  });

  test("is given up after a few, with growing pauses and the last one's words", async () => {
    const { worker, opened, pauses, downs } = openLine(["busy", null, "no-answer"]);
    for (let i = 0; i < MOST_TRIES; i++) {
      await opened(i + 1);
      worker(i).fail(i === MOST_TRIES - 1 ? "no code at all" : "no code");
    }
    await vi.waitFor(() => expect(downs).toHaveLength(1));
    expect(downs).toEqual([{ kind: "unstarted", server: "no-answer", why: "no code at all" }]);
    expect(pauses).toEqual([1, 2]);
    await settled();
    await opened(MOST_TRIES);
  });

  test("is given up at once where the server has a newer game", async () => {
    const { worker, downs, pauses } = openLine(["newer"]);
    worker(0).fail();
    await vi.waitFor(() => expect(downs).toHaveLength(1));
    expect(downs).toEqual([{ kind: "unstarted", server: "newer", why: "it does not say why" }]);
    expect(pauses).toEqual([]);
  });

  test("is followed by nobody once the line is closed", async () => {
    let go: () => void = () => {};
    const pause = () =>
      new Promise<void>((resume) => {
        go = resume;
      });
    const asked = vi.fn(pause);
    const { line, worker, workers, downs } = openLine([], { pause: asked });
    worker(0).fail("no code");
    await vi.waitFor(() => expect(asked).toHaveBeenCalled());
    line.close();
    go();
    await settled();
    expect([workers.length, downs]).toEqual([1, []]);
  });

  test("is given up when the browser refuses the next", async () => {
    let opened = 0;
    const { downs, line } = openLine([], {
      open: () => {
        opened += 1;
        if (opened > 1) throw new Error("no more workers");
        const worker = new FakeWorker();
        setTimeout(() => worker.fail("no code"));
        return worker as unknown as Worker;
      },
    });
    await vi.waitFor(() => expect(downs).toHaveLength(1));
    expect(downs).toEqual([{ kind: "unstarted", server: null, why: "no more workers" }]);
    expect(() => line.post("too late")).not.toThrow();
  });
});

test("the browser's refusal of the first worker is thrown as it is", () => {
  const refusal = new Error("no workers here");
  const refuse = () => {
    throw refusal;
  };
  expect(() => openLine([], { open: refuse })).toThrow(refusal);
});

describe("a worker that has worked", () => {
  test.each([{ kind: "serving" }, { kind: "reply", to: "a" }])("and stops ends the line: after $kind", async (word) => {
    const { line, worker, workers, downs } = openLine();
    worker(0).say(word);
    worker(0).fail("out of memory");
    worker(0).fail("again");
    await settled();
    expect(downs).toEqual([{ kind: "stopped", why: "out of memory" }]);
    expect([workers.length, worker(0).ended]).toEqual([1, true]);
    line.post("a");
    expect(worker(0).posted).toEqual([]);
  });

  test("gets what is posted once", () => {
    const { line, worker } = openLine();
    worker(0).say({ kind: "serving" });
    line.post("a");
    expect(worker(0).posted).toEqual(["a"]);
  });
});

test("an unreadable reply ends the line; one that was closed says nothing more", () => {
  const heard = openLine();
  heard.worker(0).onmessageerror?.();
  expect(heard.downs).toEqual([{ kind: "unreadable" }]);
  expect(heard.worker(0).ended).toBe(true);
  const closed = openLine();
  closed.line.close();
  closed.worker(0).onmessageerror?.();
  expect(closed.downs).toEqual([]);
  expect(closed.worker(0).ended).toBe(true);
});
