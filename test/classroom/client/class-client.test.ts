import { describe, expect, test } from "vitest";
import { createClassClient } from "../../../src/classroom/client/class-client";
import { usualSettings } from "../../../src/content/class/class-settings";
import { fakeRooms } from "./fake-rooms";

const BASE = "http://10.0.0.5:8080/games/glimpse/";

function client(answer: () => Response | Promise<Response>) {
  const asked: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
  const port = createClassClient({
    base: BASE,
    rooms: fakeRooms(),
    fetcher: async (url, init) => {
      asked.push({ url, init });
      return answer();
    },
  });
  return { port, asked };
}
const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { "Content-Type": "application/json; charset=utf-8" } });
const page = (status: number) => new Response("<!doctype html>", { status, headers: { "Content-Type": "text/html" } });
const offline = () => Promise.reject(new TypeError("Failed to fetch"));

describe("whether there is a class server", () => {
  test("a server with a classroom says where it is", async () => {
    const { port, asked } = client(() =>
      json({ classroom: true, addresses: ["http://10.0.0.5:8080/"], purgeHours: 24 }),
    );
    expect(await port.hello()).toEqual({ addresses: ["http://10.0.0.5:8080/"], purgeHours: 24 });
    expect(asked[0]?.url).toBe(`${BASE}class/hello`);
  });

  test.each([
    ["a page that is not there", () => page(404)],
    ["a host that answers everything with its own page", () => page(200)],
    ["JSON of something else", () => json({ version: 3 })],
    ["JSON that is broken", () => new Response("{", { headers: { "Content-Type": "application/json" } })],
  ])("there is none behind %s", async (_, answer) => {
    expect(await client(answer).port.hello()).toBeNull();
  });

  test("nothing answers", async () => {
    await expect(client(offline).port.hello()).rejects.toMatchObject({ fault: "unreachable" });
  });

  test("a server that cannot keep sessions says so", async () => {
    const { port } = client(() => json({ classroom: false, why: "the disk is full" }));
    await expect(port.hello()).rejects.toMatchObject({ fault: "unkept", message: "the disk is full" });
  });
});

describe("finding and opening a session", () => {
  test("finds by code, below the game's own folder", async () => {
    const { port, asked } = client(() => json({ session: "s1" }));
    expect(await port.find("ABC234")).toBe("s1");
    expect(asked[0]).toMatchObject({ url: `${BASE}class/find`, init: { method: "POST", body: '{"code":"ABC234"}' } });
    expect(port.pictureUrl("s1/p9")).toBe(`${BASE}class/picture/s1/p9`);
  });

  test.each([
    [() => json({ fault: "unknown-code", sentence: "no class has this code" }, 404), "unknown-code"],
    [() => json({ fault: "too-many" }, 429), "too-many"],
    [() => page(404), "no-server"],
    [() => page(405), "no-server"],
    [() => page(502), "server"],
    [offline, "unreachable"],
  ] as const)("says what stands in the way (%#)", async (answer, fault) => {
    await expect(client(answer).port.find("ABC234")).rejects.toMatchObject({ fault });
  });

  test("opens with the settings, and shows its token for results and for erasing", async () => {
    const { port, asked } = client(() => json([]));
    const settings = usualSettings("en");
    await port.open(settings);
    await port.results("s1", "secret");
    await port.erase("s1", "secret");
    expect(JSON.parse(String(asked[0]?.init?.body))).toEqual(settings);
    const headers = { Authorization: "Bearer secret" };
    expect(asked[1]).toMatchObject({ url: `${BASE}class/results/s1`, init: { method: "GET", headers } });
    expect(asked[2]).toMatchObject({ url: `${BASE}class/session/s1`, init: { method: "DELETE", headers } });
  });
});
