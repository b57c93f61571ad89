// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from "vitest";
import { askServer } from "../../src/content/ask-server";
import { dropFailedStyles, loadCode } from "../../src/content/load-code";

const pause = async () => {};
const lost = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module: /app/lab-1.js"));

describe("loadCode", () => {
  test("asks again for a part that was lost", async () => {
    const load = vi.fn(async () => "lab").mockImplementationOnce(lost);
    expect(await loadCode(load, { pause, ask: async () => null })).toBe("lab");
    expect(load).toHaveBeenCalledTimes(2);
  });

  test("gets past a browser that remembers the failure, by another address, only once the server is well", async () => {
    const states = ["no-answer", null] as const;
    let asked = 0;
    const load = vi.fn(() =>
      Promise.reject(new TypeError("Failed to fetch dynamically imported module: http://a/app/lab-1.js")),
    );
    const importer = vi.fn(async () => "lab");
    expect(await loadCode<unknown>(load, { pause, importer, ask: async () => states[asked++] ?? null })).toBe("lab");
    expect(load).toHaveBeenCalledTimes(3);
    expect(importer).toHaveBeenCalledOnce();
    expect(importer).toHaveBeenCalledWith("http://a/app/lab-1.js");
  });

  test.each([
    ["no-answer", "FileFailure", "no-answer", 3],
    ["busy", "FileFailure", "busy", 3],
    ["newer", "CodeFailure", "newer", 1],
    [null, "CodeFailure", "unloadable", 3],
  ] as const)("with a server that is %s it is a %s: %s", async (state, name, fault, times) => {
    const load = vi.fn(lost);
    await expect(loadCode(load, { pause, ask: async () => state })).rejects.toMatchObject({ name, fault });
    expect(load).toHaveBeenCalledTimes(times);
  });
});

describe("askServer", () => {
  const page = (name: string) =>
    new DOMParser().parseFromString(`<script type="module" src="/game/app/${name}"></script>`, "text/html");
  const answer = (response: () => Promise<Response>) => askServer(response as typeof fetch, page("index-1.js"));

  test("knows its own version by its script", async () => {
    expect(await answer(async () => new Response('<script src="/app/index-1.js">'))).toBeNull();
    expect(await answer(async () => new Response('<script src="/app/index-2.js">'))).toBe("newer");
  });

  test("tells trouble from silence", async () => {
    expect(await answer(async () => new Response("", { status: 503 }))).toBe("busy");
    expect(await answer(async () => new Response("", { status: 404 }))).toBeNull();
    expect(await answer(() => Promise.reject(new TypeError()))).toBe("no-answer");
  });
});

describe("a stylesheet that failed", () => {
  afterEach(() => document.head.replaceChildren());

  test("leaves no link that would pass for one that arrived", () => {
    dropFailedStyles();
    const [failed, other] = [document.createElement("link"), document.createElement("link")];
    for (const link of [failed, other]) {
      link.rel = "stylesheet";
      document.head.append(link);
    }
    failed.dispatchEvent(new Event("error"));
    expect([...document.querySelectorAll("link")]).toEqual([other]);
  });

  test("comes with the next part that is loaded, and that part waits for it", async () => {
    dropFailedStyles();
    const failed = document.createElement("link");
    failed.rel = "stylesheet";
    failed.href = "https://glimpse.test/app/lab-1.css";
    document.body.append(failed);
    failed.dispatchEvent(new Event("error"));
    // Links that happy-dom does not try to follow.
    const links: HTMLLinkElement[] = [];
    const append = vi.spyOn(document.head, "append").mockImplementation((...added) => {
      links.push(...(added as HTMLLinkElement[]));
    });
    const load = vi.fn(async () => "part");
    const loaded = loadCode(load, { pause, ask: async () => null });
    const asked = async (): Promise<HTMLLinkElement[]> => {
      await vi.waitFor(() => expect(links.map(({ href }) => href)).toContain(failed.href));
      return links.splice(0);
    };
    const first = await asked();
    expect(load).not.toHaveBeenCalled();
    for (const link of first) link.dispatchEvent(new Event("error"));
    for (const link of await asked()) link.dispatchEvent(new Event("load"));
    expect(await loaded).toBe("part");
    await loadCode(load);
    expect(links).toEqual([]);
    append.mockRestore();
  });
});
