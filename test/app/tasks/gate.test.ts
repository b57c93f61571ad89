import { expect, test } from "vitest";
import { createGate } from "../../../src/app/tasks/gate";

const settle = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

/** What has passed a gate so far. */
function passing() {
  const gate = createGate();
  const passed: string[] = [];
  const send = (name: string) => void gate.clear().then(() => passed.push(name));
  return { gate, passed, send };
}

test("a gate that nobody holds lets a picture through", async () => {
  const { gate, passed, send } = passing();
  send("first");
  await settle();
  expect(passed).toEqual(["first"]);
  gate.hold(false);
  send("second");
  await settle();
  expect(passed).toEqual(["first", "second"]);
});

test("a held gate lets nothing through until it is let go, then everything that waits, and what comes after", async () => {
  const { gate, passed, send } = passing();
  gate.hold(true);
  send("first");
  send("second");
  await settle();
  expect(passed).toEqual([]);
  gate.hold(false);
  send("third");
  await settle();
  expect(passed.sort()).toEqual(["first", "second", "third"]);
});

test("held twice, it is let go once", async () => {
  const { gate, passed, send } = passing();
  gate.hold(true);
  send("first");
  gate.hold(true);
  gate.hold(false);
  await settle();
  expect(passed).toEqual(["first"]);
});

test("a gate held again before the picture came by keeps it back", async () => {
  const { gate, passed, send } = passing();
  gate.hold(true);
  send("first");
  gate.hold(false);
  gate.hold(true);
  await settle();
  expect(passed).toEqual([]);
  gate.hold(false);
  await settle();
  expect(passed).toEqual(["first"]);
});
