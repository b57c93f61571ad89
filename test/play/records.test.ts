import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { blockOf } from "../../src/app/tasks/task-kinds";
import { loadDeck } from "../../src/content/load";
import { loadLevel } from "../../src/content/load-level";
import { createRng } from "../../src/core/rng";
import { nodeSource } from "../../src/tools/node-source";
import { DISPLAY_COLUMNS, GAINED_COLUMNS } from "../core/trial/samples";
import { openNodeGame } from "./node-game";
import type { Observer } from "./observer";

/** SHA-256 of texts by their names. The references were made before the levels moved into rooms of their own. */
type Sums = Record<string, Record<string, string>>;
const references = JSON.parse(await readFile(new URL("references.json", import.meta.url), "utf8")) as Sums;

const source = nodeSource();
const sum = (text: string) => createHash("sha256").update(text).digest("hex");

/** Compares with the reference, and leaves the text where it can be compared line by line when asked to. */
async function compare(level: string, name: string, text: string): Promise<void> {
  const folder = process.env.KEEP_RECORDS;
  if (folder) {
    await mkdir(folder, { recursive: true });
    await writeFile(`${folder}/${level}-${name}`, text);
  }
  const advice = `${name} of ${level} changed: KEEP_RECORDS=<folder> keeps the texts, before and after, for diff`;
  expect(sum(text), advice).toBe(references[level]?.[name]);
}

/** The names of the net's word, in the page's language, which the table appends to a record's own columns. */
const NAME_COLUMNS = ["net_name", "net_kind"];
const CELL = '(?:"(?:[^"]|"")*"|[^",]*)';

/** The table as it was before it gained its last columns; Node has no window, so what it was shown on must be empty. */
function asBefore(table: string): string {
  const [head = "", ...rows] = table.split("\n");
  const gained = `,${[...GAINED_COLUMNS, ...NAME_COLUMNS].join(",")}`;
  expect(head.slice(-gained.length)).toBe(gained);
  const words = `(,${CELL}){${1 + NAME_COLUMNS.length}}`;
  const tail = new RegExp(`${",".repeat(DISPLAY_COLUMNS.length)},(\\d+|none)${words}$`);
  const cut = (row: string) => {
    if (row === "") return row;
    expect(row).toMatch(tail);
    return row.replace(tail, "");
  };
  return [head.slice(0, -gained.length), ...rows.map(cut)].join("\n");
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
    await compare(level, "records.csv", asBefore(await game.data.csv()));
    await compare(level, "figures.json", JSON.stringify(figures, null, 1));
  });
});
