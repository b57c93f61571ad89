import { readdirSync, readFileSync } from "node:fs";
import { createRng } from "../../src/core/rng";

/**
 * Lines to plant faults in, one in `oneIn`, as Stryker names them ("src/app/visit.ts:12-12").
 * A line is drawn by its file's name and its own text, so that an edit elsewhere does not draw others.
 * @param place a folder or a file
 */
export function drawLines(place: string, oneIn: number, seed: number): string[] {
  return filesOf(place).flatMap((file) => {
    const lines = readFileSync(file, "utf8").split("\n");
    return lines.flatMap((line, index) =>
      isDrawn(`${seed} ${file} ${line}`, oneIn) ? [`${file}:${index + 1}-${index + 1}`] : [],
    );
  });
}

function isDrawn(text: string, oneIn: number): boolean {
  return createRng(text).next() * oneIn < 1;
}

function filesOf(place: string): string[] {
  if (place.endsWith(".ts")) return [place];
  const names = readdirSync(place, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return names.sort().map((name) => `${place}/${name}`);
}
