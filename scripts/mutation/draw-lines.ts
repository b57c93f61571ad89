import { readdirSync, readFileSync } from "node:fs";
import { createRng } from "../../src/core/rng.ts";

/**
 * Lines to plant faults in, one in `oneIn`, as Stryker names them ("src/app/visit.ts:12-12").
 * A line is drawn by its file's name and its own text, so that an edit elsewhere does not draw others.
 */
export function drawLines(folder: string, oneIn: number, seed: number): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return files.sort().flatMap((name) => {
    const file = `${folder}/${name}`;
    const lines = readFileSync(file, "utf8").split("\n");
    return lines.flatMap((line, index) =>
      isDrawn(`${seed} ${file} ${line}`, oneIn) ? [`${file}:${index + 1}-${index + 1}`] : [],
    );
  });
}

function isDrawn(text: string, oneIn: number): boolean {
  return createRng(text).next() * oneIn < 1;
}
