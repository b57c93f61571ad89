import { expect, test } from "vitest";
import type { Unkept } from "../../src/app/keeping-ports";
import { createNotices } from "../../src/app/notices";
import type { Ports } from "../../src/app/ports";
import { createScreenStore } from "../../src/app/stores/screen-store";
import { tellUnkept } from "../../src/app/tell-unkept";

function listen() {
  const screen = createScreenStore();
  const heard: Record<string, (unkept: Unkept | null) => void> = {};
  const port = (name: string) => ({
    onUnkept: (listener: (unkept: Unkept | null) => void) => {
      heard[name] = listener;
    },
  });
  const ports = { archive: port("archive"), notebook: port("notebook") } as unknown as Ports;
  tellUnkept(ports, createNotices(screen));
  const say = (name: string, unkept: Unkept | null) => heard[name]?.(unkept);
  return { say, told: () => screen.getState().notices };
}

test("no room is told as no room, and taken back when there is some", () => {
  const { say, told } = listen();
  say("archive", { count: 3, reason: "full" });
  expect(told()).toEqual([{ kind: "unkept", full: true }]);
  say("archive", null);
  expect(told()).toEqual([]);
});

test("no answer stays told until nothing waits any more, in the archive or the notebook", () => {
  const { say, told } = listen();
  say("archive", { count: 1, reason: "silent" });
  say("notebook", { count: 1, reason: "broken" });
  expect(told()).toEqual([{ kind: "unkept", full: false }]);
  say("archive", null);
  expect(told()).toEqual([{ kind: "unkept", full: false }]);
  say("notebook", null);
  expect(told()).toEqual([]);
});

test("a window that keeps nothing is told as that", () => {
  const { say, told } = listen();
  say("archive", { count: 1, reason: "unavailable" });
  expect(told()).toEqual([{ kind: "storage-unavailable" }]);
});
