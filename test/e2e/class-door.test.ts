import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { classTable } from "../../src/app/class-figures/class-table";
import { type ClassServer, startClassServer } from "../classroom/class-server";
import {
  CLASS_TRUTHS,
  classRecords,
  classTrials,
  simulatedNet,
  simulateStudents,
} from "../classroom/simulated-students";
import { type Harness, openHarness, PHONE } from "./harness";
import { waitFor } from "./player";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

describe("where the game is served as files alone", () => {
  test.each([
    ["en", "npm ci && npm start"],
    ["zh-CN", "npm ci && npm start"],
  ])("the door says in %s what a class needs, and the game plays on", async (language, needs) => {
    const { page, context, errors } = await harness.visit({ viewport: PHONE });
    await page.goto(`${harness.origin}/?lang=${language}`);
    await waitFor(page, (now) => now.screen === "title", "the title");
    await page.locator(".title-ways .row .button").nth(1).click();
    await page.locator(".class-door .panel").waitFor();
    expect(await page.locator(".class-door").innerText()).toContain(needs);
    expect(await page.locator(".code-field").count()).toBe(0);
    await page.locator(".screen-bar .button").click();
    await waitFor(page, (now) => now.screen === "title", "the title again");
    expect(errors).toEqual([]);
    await context.close();
  });

  test("result files of two classes stand side by side, and what is none is told why", async () => {
    const trials = await classTrials("first-glance", "cup-1");
    const truth = CLASS_TRUTHS["first-glance"];
    const file = (name: string, students: number) => {
      const play = { level: "first-glance", seed: "cup-1", session: name };
      const records = classRecords(trials, simulateStudents(truth, students, name), simulatedNet(truth, "net"), play);
      const rows = records.map((record) => ({
        record: { ...record, subject: `${name}-${record.subject}` },
        seat: record.subject,
        name: record.subject,
        team: null,
      }));
      const csv = classTable(rows, { className: name, nicknames: false });
      return { name: `${name}.csv`, mimeType: "text/csv", buffer: Buffer.from(csv) };
    };
    const { page, context, errors } = await harness.visit({ viewport: PHONE });
    await page.goto(`${harness.origin}/?class=`);
    await waitFor(page, (now) => now.screen === "title", "the title");
    await page.locator(".title-ways .row .button").nth(1).click();
    await page.locator(".door-cup button").click();
    const stray = { name: "notes.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") };
    await page.locator(".class-cup input").setInputFiles([file("7a", 6), file("7b", 5), stray]);
    await page.locator(".cup-class").nth(1).waitFor();
    expect((await page.locator(".cup-class h3").allInnerTexts()).sort()).toEqual(["7a", "7b"]);
    expect(await page.locator(".cup-problems").innerText()).toContain("notes.csv");
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.locator(".cup-class button").first().click();
    await expect.poll(() => page.locator(".cup-class").count()).toBe(1);
    expect(errors).toEqual([]);
    await context.close();
  });

  test("a link to a class ends at the door, not at an error", async () => {
    const { page, context, errors } = await harness.visit();
    await page.goto(`${harness.origin}/?class=ABCDEF`);
    await page.locator(".class-door .panel").waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe("where there is a class server", () => {
  let server: ClassServer;
  beforeAll(async () => {
    server = await startClassServer();
  });
  afterAll(() => server?.close());

  test("a code of no class is refused in words, and may be typed again", async () => {
    const { page, context } = await harness.visit({ origin: server.origin });
    await page.goto(`${server.origin}/?class=zz%20zz-zz`);
    const fault = page.locator(".door-fault");
    await fault.waitFor();
    expect(await fault.innerText()).toMatch(/No class has this code/);
    expect(await page.locator(".code-field").inputValue()).toBe("ZZZZZZ");
    await page.locator(".code-field").fill("abc");
    await expect.poll(() => fault.count()).toBe(0);
    await context.close();
  });

  test("whoever comes by a link to a class fetches no net", async () => {
    const { page, context } = await harness.visit({ origin: server.origin });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${server.origin}/?class=ZZZZZZ`);
    await page.locator(".door-fault").waitFor();
    expect(asked.filter((url) => url.includes("/assets/model/"))).toEqual([]);
    await page.locator(".screen-bar .button").click();
    // Out of the class, the net comes as always.
    await expect.poll(() => asked.some((url) => url.includes("/assets/model/")), { timeout: 60_000 }).toBe(true);
    await context.close();
  });
});
