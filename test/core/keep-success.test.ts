import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { keepSuccess, keepSuccesses } from "../../src/core/keep-success";

test("what was made is made once, also for those who ask meanwhile", async () => {
  const make = vi.fn(async () => ({}));
  const get = keepSuccess(make);
  const [a, b] = await Promise.all([get(), get()]);
  expect(a).toBe(b);
  expect(await get()).toBe(a);
  expect(make).toHaveBeenCalledOnce();
});

test("a failure is handed to all who waited for it, and to nobody after", async () => {
  let broken = true;
  const get = keepSuccesses(async (key: string) => {
    if (broken) throw new Error(`no ${key}`);
    return key;
  });
  const outcomes = await Promise.allSettled([get("a"), get("a"), get("b")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  broken = false;
  expect(await get("a")).toBe("a");
});

test("what throws at once is not kept either", async () => {
  let broken = true;
  const get = keepSuccess(() => {
    if (broken) throw new Error("not here");
    return Promise.resolve(1);
  });
  expect(get).toThrow("not here");
  broken = false;
  expect(await get()).toBe(1);
});

/** Promises kept by hand, each of which forgets its failures in its own way. */
const KNOWN = new Map([
  ["src/app/tasks/gate.ts", "never rejects"],
  ["src/app/tasks/run-block.ts", "used once, by the next trial"],
  ["src/app/tasks/run-glimpses.ts", "used once, by the next scene"],
  ["src/classifier/client.ts", "never rejects"],
  ["src/levels/glimpses/explanation.ts", "forgets what the net could not answer, and never rejects"],
  ["src/levels/grandmother-cell/lab.ts", "shown once"],
  ["src/offline/worker/old-tabs.ts", "never rejects; the service worker stands alone"],
  ["src/overlay/class/seat/keep-awake.ts", "asked for again whenever the page is seen"],
  ["src/overlay/results/composed.ts", "kept by keepSuccesses, as long as their specs"],
  ["src/pictures/picture-maker.ts", "forgets a scene that fails"],
  ["src/pictures/sealed-chest.ts", "forgets what did not arrive, and what has been opened"],
  ["src/pictures/shelf.ts", "forgets failures, and the oldest successes"],
  ["src/server/class/class-house.ts", "forgets each room once it is awake"],
  ["src/storage/connection.ts", "forgets an opening that fails"],
  ["src/storage/shelf.ts", "never rejects"],
]);

test("no other file keeps promises by hand", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join("src", name));
  const byHand = /let \w+: Promise<.+> \| null = null|Map<[^;=]*, Promise<|\?\?= *(?:import\(|new Promise|.*\.then\()/;
  const found = files.filter((file) => byHand.test(readFileSync(file, "utf8")));
  expect(found.filter((file) => !KNOWN.has(file) && file !== "src/core/keep-success.ts")).toEqual([]);
});
