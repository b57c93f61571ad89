import { expect, test } from "vitest";
import { createNetDesk } from "../../src/app/net-desk";
import type { NetStatus } from "../../src/app/ports";
import { createNetStore } from "../../src/app/stores/net-store";
import { greyRaster } from "../../src/core/vision/raster";
import { fakeNet, firstChoice, READY } from "./fake-ports";

const opponent = "mobilenet-v1-025";
const raster = greyRaster(2, 2);

function open(status: NetStatus, answers = true) {
  const asked: (readonly string[])[] = [];
  const net = fakeNet(status, (choices) => {
    asked.push(choices);
    return answers ? firstChoice(choices) : null;
  });
  let recalled = 0;
  const desk = createNetDesk(
    net,
    createNetStore(net),
    ["cat", "dog"],
    () => {
      recalled += 1;
    },
    async () => {},
  );
  return { desk, asked, say: net.say, recalled: () => recalled };
}

test("a net that is ready answers labs, and tells its best guesses for any picture", async () => {
  const { desk, asked } = open(READY);
  expect(await desk.ask("judge", { raster, choices: ["fish", "bird"] })).toMatchObject({ choice: "fish" });
  expect(await desk.guesses({ raster })).toEqual([{ index: 0, label: "tench", probability: 1 }]);
  expect(asked).toEqual([
    ["fish", "bird"],
    ["cat", "dog"],
  ]);
});

test.each<NetStatus>([
  { kind: "loading", opponent, progress: 0.5 },
  { kind: "warming", opponent },
  { kind: "recovering", opponent, cause: "lost" },
  { kind: "absent", opponent, reason: "no-backend", detail: "" },
])("a net that is $kind is not waited for", async (status) => {
  const { desk, asked, say } = open(status);
  expect(await desk.ask("judge", { raster, choices: ["fish", "bird"] })).toBeNull();
  expect(await desk.guesses({ raster })).toEqual([]);
  expect(asked).toEqual([]);
  say(READY);
  expect(await desk.guesses({ raster })).toHaveLength(1);
});

test("a net that has no answer has no guesses", async () => {
  expect(await open(READY, false).desk.guesses({ raster })).toEqual([]);
});

test("it is called again on demand", () => {
  const { desk, recalled } = open(READY);
  desk.recall();
  expect(recalled()).toBe(1);
});
