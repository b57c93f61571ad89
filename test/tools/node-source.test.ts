import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nodeSource, whyUnreadable } from "../../src/tools/node-source";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "glimpse-source-"));
  await mkdir(join(root, "folder"));
  await writeFile(join(root, "marked.md"), "\ufeff## Intro");
  await writeFile(join(root, "utf16.json"), Buffer.from("\ufeff{}", "utf16le"));
  await writeFile(join(root, "huge.json"), "");
  // Holes of a file take no room on the disk.
  await truncate(join(root, "huge.json"), 200_000_000);
});
afterAll(() => rm(root, { recursive: true, force: true }));

test.each([
  ["nothing.json", "no such file"],
  ["marked.md/level.json", "no such file"],
  ["folder", "it is a folder"],
  ["utf16.json", "it is not text in UTF-8"],
  ["huge.json", "it has 200000000 bytes, more than 4000000"],
])("%s cannot be read: %s", async (path, why) => {
  await expect(nodeSource(root).read(path)).rejects.toThrow(new Error(why));
});

test("a byte order mark is no part of the text", async () => {
  expect(await nodeSource(root).read("marked.md")).toBe("## Intro");
});

test("a file of somebody else's is said to be one; what has no words keeps the system's", () => {
  expect(whyUnreadable(Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" }))).toBe(
    "you may not read it",
  );
  expect(whyUnreadable(Object.assign(new Error("EMFILE: too many"), { code: "EMFILE" }))).toBe("EMFILE: too many");
});
