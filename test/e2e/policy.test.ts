import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { opponents } from "../../src/classifier/opponents";
import { contentSecurityPolicy } from "../../src/server/headers";
import { type Harness, openHarness, type Visit } from "./harness";
import { waitFor } from "./player";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

/** What the browser has to say about the policy, from the page and its workers. */
async function watched(): Promise<Visit & { readonly complaints: string[] }> {
  const visit = await harness.visit();
  const complaints: string[] = [];
  const note = (text: string) => {
    if (/content security policy|permissions-policy|refused to/i.test(text)) complaints.push(text);
  };
  visit.context.on("console", (message) => note(message.text()));
  await visit.context.exposeBinding("noteViolation", (_source, text: string) => complaints.push(text));
  await visit.context.addInitScript(() => {
    document.addEventListener(
      "securitypolicyviolation",
      ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
        const { noteViolation } = window as unknown as { noteViolation(text: string): void };
        noteViolation(`${effectiveDirective} ${blockedURI} at ${sourceFile}:${lineNumber}`);
      },
    );
  });
  return { ...visit, complaints };
}

describe("the Content-Security-Policy", () => {
  test("is never violated: title and ground, a trial, the sweep, labs, every backend", async () => {
    const { page, context, complaints, errors } = await watched();
    await page.goto(`${harness.origin}/`);
    await waitFor(page, ({ screen }) => screen === "title", "the title");
    await page.locator("#stage canvas").waitFor({ state: "attached" });
    await page.evaluate(() => window.glimpse.game.go.level("first-glance", "7"));
    await waitFor(page, ({ screen }) => screen === "warning", "the warning");
    await page.evaluate(() => window.glimpse.game.go.acceptFlashes(false));
    await waitFor(page, ({ screen }) => screen === "intro", "the intro");
    await page.evaluate(() => window.glimpse.game.play.start());
    const past = new Set(["response", "reveal", "discarded"]);
    await waitFor(page, ({ trialPhase }) => past.has(trialPhase), "the first picture");
    const levels = await page.evaluate(() =>
      window.glimpse.game.levels.campaign.chapters.flatMap((chapter) =>
        chapter.levels.filter(({ built }) => built).map(({ id }) => id),
      ),
    );
    for (const id of levels)
      for (const way of ["explanation", "lab"] as const) {
        await page.evaluate(
          async ([level, door]) => {
            const { game } = window.glimpse;
            if (door === "explanation" || game.levels.room(await game.levels.file(level)).lab) game.go[door](level);
          },
          [id, way] as const,
        );
        await page.waitForTimeout(600);
      }
    for (const backend of ["wasm", "cpu"] as const) {
      const status = await page.evaluate((name) => window.glimpse.net.use("mobilenet-v1-025", name), backend);
      expect(status).toMatchObject({ kind: "ready", backend });
    }
    expect(errors).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("stops what it is there to stop, and this test hears of it", async () => {
    const { page, context, complaints } = await watched();
    await page.goto(`${harness.origin}/`);
    const made = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.injected = true";
      document.head.append(script);
      return "injected" in window;
    });
    expect(made).toBe(false);
    await expect.poll(() => complaints.join("\n")).toMatch(/script-src/);
    const framed = await context.newPage();
    await framed.route("http://framing.test/", (route) =>
      route.fulfill({ contentType: "text/html", body: `<iframe src="${harness.origin}/"></iframe>` }),
    );
    await framed.goto("http://framing.test/");
    await expect.poll(() => framed.frames().some((frame) => frame.url().startsWith("chrome-error:"))).toBe(true);
    await context.close();
  });

  test("lets the stronger opponents come", () => {
    const allowed = /connect-src ([^;]+)/.exec(contentSecurityPolicy())?.[1]?.split(" ") ?? [];
    for (const { remote } of Object.values(opponents))
      for (const address of remote) expect(allowed).toContain(new URL(address).origin);
  });
});
