import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { sha256 } from "../../src/content/sha256";

const known = async (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test.each([0, 1, 55, 56, 63, 64, 65, 10_000])(
  "sums up %i bytes as Node does, with and without crypto.subtle",
  async (n) => {
    const bytes = Uint8Array.from({ length: n }, (_, i) => (i * 7 + 3) & 255);
    expect(await sha256(bytes)).toBe(await known(bytes));
    expect(await sha256(bytes, null as never)).toBe(await known(bytes));
  },
);

test("sums up a part of a larger buffer alone", async () => {
  const part = new Uint8Array(100).fill(5).subarray(10, 20);
  expect(await sha256(part)).toBe(await known(part));
  expect(await sha256(part, null as never)).toBe(await known(part));
});

test("the list of sums is that of the weights that lie there", async () => {
  const { models } = JSON.parse(await readFile("assets/model/manifest.json", "utf8")) as {
    models: { files: { file: string; bytes: number; sha256: string }[] }[];
  };
  const files = models.flatMap((model) => model.files);
  expect(files).toHaveLength(2);
  for (const { file, bytes, sha256: sum } of files) {
    const found = new Uint8Array(await readFile(`assets/model/${file}`));
    expect([file, found.length, await sha256(found)]).toEqual([file, bytes, sum]);
  }
});
