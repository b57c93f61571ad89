import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PROJECT_ROOT } from "../../src/tools/node-source";
import { type Harness, openHarness } from "./harness";
import { nextQuestion, waitFor } from "./player";

const run = promisify(execFile);
const COPIED = [
  "assets",
  "levels",
  "scripts",
  "src",
  "test",
  "index.html",
  "package.json",
  "tsconfig.json",
  "vite.config.ts",
];

let copy: string;
let harness: Harness;

/** The files that README.md spells out, by their paths. */
async function recipeFiles(): Promise<Map<string, string>> {
  const readme = await readFile(join(PROJECT_ROOT, "README.md"), "utf8");
  return new Map(
    [...readme.matchAll(/^\*\*`([^`]+)`\*\*\n\n```\w+\n([\s\S]*?)^```$/gm)].map(([, path, text]) => [
      path ?? "",
      text ?? "",
    ]),
  );
}

/** The entry in the campaign that README.md spells out. */
async function recipeEntry(): Promise<{ id: string }> {
  const readme = await readFile(join(PROJECT_ROOT, "README.md"), "utf8");
  return JSON.parse(
    /entry in `levels\/campaign\.json`[^`]*`levels`[^`]*```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? "",
  );
}

/** Edits a text file of the copy. */
async function edit(path: string, change: (text: string) => string): Promise<void> {
  const file = join(copy, path);
  await writeFile(file, change(await readFile(file, "utf8")));
}

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "glimpse-recipe-"));
  for (const name of COPIED) await cp(join(PROJECT_ROOT, name), join(copy, name), { recursive: true });
  await symlink(join(PROJECT_ROOT, "node_modules"), join(copy, "node_modules"));
  // Data alone: the folder copied, its id changed.
  await cp(join(copy, "levels/first-glance"), join(copy, "levels/my-level"), { recursive: true });
  await edit("levels/my-level/level.json", (text) => text.replace('"id": "first-glance"', '"id": "my-level"'));
  // The lab: the README's files, and a line in the registry.
  for (const [path, text] of await recipeFiles()) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await writeFile(join(copy, path), text);
  }
  await edit("src/levels/level-parts.ts", (text) =>
    `import { upright } from "./upright/parts";\n${text}`.replace("new Map([", 'new Map([\n  ["upright", upright],'),
  );
  const entry = await recipeEntry();
  await edit("levels/campaign.json", (text) => {
    const campaign = JSON.parse(text);
    campaign.chapters[0].levels.push(
      { ...entry, id: "upright", kind: "lab", opensAfter: [] },
      { ...entry, opensAfter: ["upright"] },
    );
    return JSON.stringify(campaign);
  });
  await run("npx", ["vite", "build", "--logLevel", "warn"], { cwd: copy });
  harness = await openHarness(join(copy, "dist"));
}, 600_000);
afterAll(async () => {
  await harness?.close();
  await rm(copy, { recursive: true, force: true });
});

test("the recipe's files are sound, typed as the house asks", async () => {
  const { stdout } = await run("npx", ["tsx", "src/tools/level.ts", "check", "upright", "my-level"], { cwd: copy });
  expect(stdout).toBe("upright: sound\nmy-level: sound\n");
  await run("npx", ["tsc", "-p", "tsconfig.json", "--noEmit"], { cwd: copy });
});

test("the lab is entered without a flash warning, its rules pass the level, and the campaign opens the next one", async () => {
  const visit = await harness.visit({ reducedMotion: "reduce" });
  const { page } = visit;
  await page.goto(`${harness.origin}/?lang=en`);
  await waitFor(page, (now) => now.screen === "title", "the title");
  const access = (id: string) => page.evaluate((level) => window.glimpse.game.levels.access().get(level)?.kind, id);
  expect(await access("my-level")).toBe("locked");
  await page.evaluate(() => window.glimpse.game.go.level("upright"));
  await waitFor(page, (now) => now.screen === "intro", "the intro, unwarned");
  expect(await page.locator(".intro-words").innerText()).toContain("Turn the bar");
  await page.locator(".intro-start .button.primary").click();
  const bar = page.locator("upright-lab input");
  await bar.fill("30");
  await page.getByRole("button", { name: "It is upright" }).click();
  expect(await page.locator(".lab-outcome").count()).toBe(0);
  await bar.fill("-1");
  await page.getByRole("button", { name: "It is upright" }).click();
  await page.locator(".lab-outcome").waitFor();
  expect(await page.locator(".lab-outcome").innerText()).toContain("My level");
  expect(await page.evaluate(() => window.glimpse.game.stores.progress.getState().levels.upright)).toEqual({
    plays: 1,
    passed: true,
    beatNet: true,
    best: null,
  });
  expect(await access("my-level")).toBe("open");
  // The explanation is the house's own: the words beside a picture.
  await page.locator(".lab-outcome .button").first().click();
  await page.locator("plain-explanation canvas").waitFor();
  expect(await page.locator(".step-words").innerText()).toContain("Up is easy");
  // In Chinese the level's own sentences come along.
  await page.evaluate(() => window.glimpse.game.settings.speak("zh-CN"));
  await page.evaluate(() => window.glimpse.game.go.lab("upright"));
  await page.getByRole("button", { name: "它竖直了" }).waitFor();
  // After a reload the level is still passed.
  await page.reload();
  await waitFor(page, (now) => now.screen === "title", "the title again");
  expect(await access("my-level")).toBe("open");
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

test("the level of mere data plays: its pictures are its own, its explanation is its words", async () => {
  const visit = await harness.visit({ reducedMotion: "reduce" });
  const { page } = visit;
  await page.goto(`${harness.origin}/?level=my-level&seed=7&lang=en`);
  await waitFor(page, (now) => now.screen === "warning", "the warning");
  await page.evaluate(() => window.glimpse.game.go.acceptFlashes(false));
  await waitFor(page, (now) => now.screen === "intro", "the intro");
  await page.waitForFunction(() => window.glimpse.game.stores.net.getState().kind === "ready");
  await page.locator(".intro-start .button.primary").click();
  const { trial } = await nextQuestion(page);
  // A flash that is not clean on a busy machine comes again later.
  expect(trial?.id).toMatch(/^my-level:7:p\d$/);
  await page.keyboard.press("1");
  await waitFor(page, (now) => now.trialPhase === "reveal", "the reveal");
  await page.evaluate(() => window.glimpse.game.go.explanation("my-level"));
  await page.locator("plain-explanation canvas").waitFor();
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});
