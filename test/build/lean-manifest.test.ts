import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { leanList } from "../../scripts/build/lean-manifest";
import { loadDeck } from "../../src/content/load";
import { nodeSource } from "../../src/tools/node-source";

const text = await readFile("assets/stimuli/manifest.json", "utf8");
const whole = JSON.parse(text) as Parameters<typeof leanList>[0];
const source = nodeSource();
const load = (list: string) =>
  loadDeck({ read: async (path) => (path.endsWith("stimuli/manifest.json") ? list : source.read(path)) });

describe("the list of pictures that the build ships", () => {
  test("gives the deck and every file as the whole one does", async () => {
    const [own, lean] = await Promise.all([load(text), load(leanList(whole))]);
    expect(lean.deck).toEqual(own.deck);
    expect(lean.items.size).toBe(whole.items.length);
    for (const id of own.items.keys()) {
      expect(lean.fileOf(id)).toBe(own.fileOf(id));
      expect(own.sumOf(id).startsWith(lean.sumOf(id))).toBe(true);
      expect(lean.sumOf(id)).toHaveLength(24);
    }
  });

  test("keeps a name that does not follow the rule", () => {
    const [first] = whole.items;
    const odd = { version: 1, items: [{ ...(first as (typeof whole.items)[number]), file: "elsewhere.webp" }] };
    expect(JSON.parse(leanList(odd)).items[0].file).toBe("elsewhere.webp");
    expect(leanList({ version: 1, items: whole.items })).not.toContain('"file"');
  });

  test("costs at most 26 bytes a picture, packed", () => {
    expect(brotliCompressSync(leanList(whole)).length / whole.items.length).toBeLessThan(26);
  });
});
