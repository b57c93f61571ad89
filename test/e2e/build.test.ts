import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** What `vite build` made: each chunk's text by its name. */
const FOLDER = "dist/app";
const chunks = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".js"))
    .map((name) => [name, readFileSync(`${FOLDER}/${name}`, "utf8")]),
);

const NAME = "([\\w.-]+\\.js)";
/** Chunks that a text names in any way in which one module takes another in. */
const importedBy = (text: string, kinds: readonly string[]): string[] =>
  kinds.flatMap((kind) =>
    [...text.matchAll(new RegExp(`${kind}["'\`]\\./${NAME}["'\`]`, "g"))].map(([, name]) => name ?? ""),
  );
const STATIC = ["from\\s*", "import\\s*"];
const DYNAMIC = ["import\\(\\s*"];

const workers = [...chunks.values()].flatMap((text) =>
  [...text.matchAll(new RegExp(`new Worker\\((?:new URL\\()+["'\`][^"'\`]*?${NAME}["'\`]`, "g"))].map(
    ([, name]) => name ?? "",
  ),
);

describe("a worker's entry", () => {
  test("there are two: the net's and the pictures'", () => {
    expect(new Set(workers).size).toBe(2);
    for (const name of workers) expect(chunks.has(name), name).toBe(true);
  });

  test("is imported by no chunk: WebKit would evaluate it a second time", () => {
    for (const [name, text] of chunks)
      for (const worker of workers)
        expect(importedBy(text, [...STATIC, ...DYNAMIC]), `${name} imports a worker's entry`).not.toContain(worker);
  });

  test("is thin: it imports nothing before it has said that it is up", () => {
    for (const worker of workers) {
      const text = chunks.get(worker) ?? "";
      expect(importedBy(text, STATIC)).toEqual([]);
      expect(text.length).toBeLessThan(2000);
    }
  });
});

describe("TensorFlow.js", () => {
  /** A method of its engine: no bundler renames it, and nothing else of the game has it. */
  const isTensorflow = (text: string) => /\bregisterBackend\(/.test(text);

  function reached(from: readonly string[]): Set<string> {
    const seen = new Set<string>();
    const next = [...from];
    for (let name = next.pop(); name !== undefined; name = next.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      next.push(...importedBy(chunks.get(name) ?? "", STATIC));
    }
    return seen;
  }

  test("is nothing that the page's own chunks take in", () => {
    const page = readFileSync("dist/index.html", "utf8");
    const [, entry = ""] = new RegExp(`src="[^"]*?${NAME}"`).exec(page) ?? [];
    const soon = [
      ...(chunks.get(entry) ?? "").matchAll(/["'`]\.\/((?:main|create-game|overlay|load)[\w.-]*\.js)["'`]/g),
    ];
    expect(chunks.has(entry)).toBe(true);
    expect(soon.length).toBeGreaterThan(0);
    for (const name of reached([entry, ...soon.map(([, name]) => name ?? "")]))
      expect(isTensorflow(chunks.get(name) ?? ""), name).toBe(false);
    expect([...chunks.values()].some(isTensorflow)).toBe(true);
  });
});
