import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "vitest";
import { blockOf } from "../../src/app/tasks/task-kinds";
import { loadDeck } from "../../src/content/load";
import { loadLevel } from "../../src/content/load-level";
import { createRng } from "../../src/core/rng";
import { nodeSource } from "../../src/tools/node-source";
import { openNodeGame } from "./node-game";
import type { Observer } from "./observer";

/**
 * SHA-256 of texts by their names: what version 2 of the levels gives. Whoever changes them on purpose raises the level's
 * version and remakes the file: `REMAKE_REFERENCES=1 npx vitest run --project play test/play/records.test.ts`.
 */
type Sums = Record<string, Record<string, string>>;
const FILE = new URL("references.json", import.meta.url);
const references = JSON.parse(await readFile(FILE, "utf8")) as Sums;
const remade: Sums = {};
const remaking = process.env.REMAKE_REFERENCES === "1";
afterAll(async () => {
  if (remaking) await writeFile(FILE, `${JSON.stringify(remade, null, 2)}\n`);
});

const source = nodeSource();
const sum = (text: string) => createHash("sha256").update(text).digest("hex");

/** Compares with the reference, and leaves the text where it can be compared line by line when asked to. */
async function compare(level: string, name: string, text: string): Promise<void> {
  const folder = process.env.KEEP_RECORDS;
  if (folder) {
    await mkdir(folder, { recursive: true });
    await writeFile(`${folder}/${level}-${name}`, text);
  }
  if (remaking) {
    remade[level] = { ...remade[level], [name]: sum(text) };
    return;
  }
  const advice = `${name} of ${level} changed: KEEP_RECORDS=<folder> keeps the texts, before and after, for diff`;
  expect(sum(text), advice).toBe(references[level]?.[name]);
}

/** Right three times in four; in a scene it looks at the same two places each time. */
const steady: Observer = ({ id, answer, choices }) => {
  const rng = createRng(`observer:${id}`);
  const choice = rng.next() < 0.75 ? answer : (choices.find((each) => each !== answer) as string);
  const rt = 400 + Math.round(rng.next() * 300);
  if (!id.startsWith("glimpses:")) return { choice, rt };
  const jumps = [
    { gaze: { x: 0.25, y: 0.3 }, at: 200 },
    { gaze: { x: 0.7, y: 0.6 }, at: 500 },
  ];
  return { choice, rt: 600 + rt, jumps };
};

describe.each(Object.keys(references))("%s", (level) => {
  test.each(["1", "7", "class"])("seed %s gives the same trials as ever", async (seed) => {
    const [file, { deck }] = await Promise.all([loadLevel(source, level), loadDeck(source)]);
    const { practice, trials } = blockOf(file, seed, deck);
    const listed = { level: file.id, version: file.version, seed, practice, trials };
    await compare(level, `trials-${seed}.json`, `${JSON.stringify(listed, null, 2)}\n`);
  });

  test("a block of the same answers gives the same records and figures as ever", async () => {
    const { game, play } = await openNodeGame({ seeing: true });
    const { figures } = await play(level, "7", steady);
    await compare(level, "records.csv", await game.data.csv());
    await compare(level, "figures.json", JSON.stringify(figures, null, 1));
  });
});
