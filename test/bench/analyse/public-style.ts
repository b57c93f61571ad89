import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createRng, type Rng } from "../../../src/core/rng";
import { TRIAL_COLUMNS } from "../../../src/core/table/trial-table";

/** The sixteen categories of the field's public tables. */
const CATEGORIES = [
  "airplane",
  "bear",
  "bicycle",
  "bird",
  "boat",
  "bottle",
  "car",
  "cat",
  "chair",
  "clock",
  "dog",
  "elephant",
  "keyboard",
  "knife",
  "oven",
  "truck",
] as const;

export interface PublicStyle {
  readonly seed: number;
  /** Tables, each of one subject. Four in five are people. */
  readonly files: number;
  /** Rows in all of them. */
  readonly rows: number;
  /** Tables of one data set, in a folder of its own; they share its pictures. */
  readonly filesInSet: number;
  readonly conditions: readonly string[];
}

/** As many files and rows as the public tables of seventeen data sets with one net beside the people. */
export const PUBLIC_SIZE: PublicStyle = {
  seed: 1,
  files: 90,
  rows: 206_080,
  filesInSet: 5,
  conditions: ["0", "0.03", "0.05", "0.1", "0.2", "0.35", "0.6", "0.90"],
};

interface Picture {
  readonly category: string;
  readonly condition: string;
  readonly own: string;
  readonly hardness: number;
}

function pictures(rng: Rng, count: number, conditions: readonly string[]): Picture[] {
  return Array.from({ length: count }, (_, i) => ({
    category: CATEGORIES[i % CATEGORIES.length] as string,
    condition: conditions[rng.int(conditions.length)] as string,
    own: `n0${2_000_000 + rng.int(2_000_000)}_${i}.png`,
    hardness: rng.next(),
  }));
}

function table(rng: Rng, subject: string, short: string, net: boolean, shown: readonly Picture[]): string {
  const lines: string[] = [TRIAL_COLUMNS.join(",")];
  for (const [i, { category, condition, own, hardness }] of shown.entries()) {
    const missed = !net && rng.next() < 0.01;
    const right = rng.next() < 0.95 - 0.6 * hardness;
    const answer = right ? category : (CATEGORIES[rng.int(CATEGORIES.length)] as string);
    const rt = net || missed ? "NaN" : String(0.4 + rng.next());
    const name = `${String(i + 1).padStart(4, "0")}_cl_${short}_${condition}_${category}_40_${own}`;
    lines.push(`${subject},1,${i + 1},${rt},${missed ? "na" : answer},${category},${condition},${name}`);
  }
  return `${lines.join("\n")}\n`;
}

/**
 * Writes tables in the style of the field's public ones into a folder: names with trial and subject before the picture's
 * own, `NaN` for a net's times, some missed answers. The same settings write the same bytes.
 *
 * @returns the tables' paths, data set by data set
 */
export async function writePublicStyle(folder: string, style: PublicStyle = PUBLIC_SIZE): Promise<string[]> {
  const root = createRng(style.seed);
  const paths: string[] = [];
  let left = style.rows;
  let shared: Picture[] = [];
  for (let file = 0; file < style.files; file++) {
    const inSet = file % style.filesInSet;
    const set = `set-${String((file - inSet) / style.filesInSet + 1).padStart(2, "0")}`;
    const rng = root.fork(`file ${file}`);
    const rows = Math.floor(left / (style.files - file));
    left -= rows;
    if (inSet === 0) {
      await mkdir(join(folder, set), { recursive: true });
      shared = pictures(root.fork(set), Math.ceil(style.rows / style.files), style.conditions);
    }
    const net = inSet === style.filesInSet - 1;
    const subject = net ? "resnet50" : `subject-${String(inSet + 1).padStart(2, "0")}`;
    const short = net ? "dnn" : `s${String(inSet + 1).padStart(2, "0")}`;
    const shown = rng.shuffle(shared).slice(0, rows);
    const path = join(folder, set, `${set}_${subject}_session_1.csv`);
    await writeFile(path, table(rng, subject, short, net, shown));
    paths.push(path);
  }
  return paths;
}
