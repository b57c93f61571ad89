import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import { createThread, type Thread } from "../../../../src/server/class/studio/thread";

/** Does as it is told, and counts what it was told. */
const SERVANT = `
const { parentPort } = require("node:worker_threads");
let asked = 0;
parentPort.on("message", ({ word, bytes }) => {
  asked += 1;
  if (word === "crash") throw new Error("out of paint");
  if (word === "leave") process.exit(3);
  if (word === "sleep") return;
  if (word === "fail") return parentPort.postMessage({ fault: "the brush is missing" });
  parentPort.postMessage({ answer: bytes ? bytes.length : word + " " + asked });
});`;

interface Wish {
  readonly word: string;
  readonly bytes?: Uint8Array;
}

let started = 0;
let thread: Thread<Wish>;
function start(patience = 600_000): Thread<Wish> {
  started = 0;
  const open = () => {
    started += 1;
    return new Worker(SERVANT, { eval: true });
  };
  thread = createThread<Wish>(open, "the studio", patience);
  return thread;
}
afterEach(() => thread.close());

const ask = (word: string, signal?: AbortSignal) => thread.ask<string>({ word }, signal);

describe("a thread", () => {
  it("starts with the first request, and answers in order", async () => {
    start();
    expect(started).toBe(0);
    const done: string[] = [];
    await Promise.all(["a", "b", "c"].map(async (word) => done.push(await ask(word))));
    expect(done).toEqual(["a 1", "b 2", "c 3"]);
    expect(started).toBe(1);
  });

  it("passes its sentence on, and goes on", async () => {
    start();
    await expect(ask("fail")).rejects.toThrow("the brush is missing");
    expect(await ask("a")).toBe("a 2");
  });

  it("moves buffers instead of copying them", async () => {
    start();
    const bytes = new Uint8Array(1000);
    expect(await thread.ask({ word: "b", bytes }, undefined, [bytes.buffer])).toBe(1000);
    expect(bytes.length).toBe(0);
  });

  it.each([
    ["crash", "the studio broke off its work: out of paint"],
    ["leave", "the studio broke off its work: its thread ended with code 3"],
  ])("that dies by %s fails what waits with a sentence, and the next request opens another", async (word, sentence) => {
    start();
    const all = await Promise.allSettled([ask("a"), ask(word), ask("b")]);
    expect(all.map((each) => (each.status === "fulfilled" ? each.value : each.reason.message))).toEqual([
      "a 1",
      sentence,
      sentence,
    ]);
    expect(await ask("c")).toBe("c 1");
    expect(started).toBe(2);
  });

  it("that never answers is given up", async () => {
    start(50);
    await expect(ask("sleep")).rejects.toThrow("the studio has not answered for 0.05 seconds");
  });

  it("that cannot start says so", async () => {
    const unable = createThread<Wish>(
      () => {
        throw new Error("no more threads");
      },
      "the studio",
      1000,
    );
    await expect(unable.ask({ word: "a" })).rejects.toThrow("the studio could not be asked: no more threads");
  });
});

describe("what is taken back", () => {
  it("is not done when it has not begun", async () => {
    start();
    const control = new AbortController();
    const first = ask("a");
    const second = ask("b", control.signal);
    control.abort(new Error("the round is over"));
    await expect(second).rejects.toThrow("the round is over");
    expect(await first).toBe("a 1");
    expect(await ask("c")).toBe("c 2");
  });

  it("lets the next one have its own answer when it has begun", async () => {
    start();
    const control = new AbortController();
    const first = ask("a", control.signal);
    const second = ask("b");
    control.abort(new Error("the round is over"));
    await expect(first).rejects.toThrow("the round is over");
    expect(await second).toBe("b 2");
    await expect(ask("d", control.signal)).rejects.toThrow("the round is over");
  });
});

it("fails what waits when it closes, and whatever comes after", async () => {
  start();
  const waiting = expect(ask("sleep")).rejects.toThrow("the studio is closed");
  await thread.close();
  await waiting;
  await expect(ask("a")).rejects.toThrow("the studio is closed");
});
