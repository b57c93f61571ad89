import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createRng, type Rng } from "../../../src/core/rng";

/** A data set as the public tables have them: a folder with one file for each person and each net. */
export interface PublicSet {
  readonly name: string;
  readonly conditions: readonly string[];
  readonly picturesPerCondition: number;
  readonly people: number;
  readonly nets: readonly string[];
  /** Nets write NaN where people write 0. */
  readonly blank?: boolean;
}

const CATEGORIES = "airplane bear bicycle bird boat bottle car cat chair clock dog elephant keyboard knife oven truck";

const NETS = ["resnet50", "bagnet33", "simclr-resnet50x1"];
const noise = (name: string, conditions: readonly string[]): PublicSet => ({
  name,
  conditions,
  picturesPerCondition: 2560 / conditions.length,
  people: 4,
  nets: ["resnet50"],
});
const eight = (of: (level: number) => string): string[] => Array.from({ length: 8 }, (_, level) => of(level));

/** 17 data sets in 94 files, 206 080 rows: the names and numbers of conditions are those of model-vs-human. */
export const PUBLIC_SIZE: readonly PublicSet[] = [
  noise("colour", ["cr", "bw"]),
  noise("contrast", ["c100", "c50", "c30", "c15", "c10", "c05", "c03", "c01"]),
  noise("high-pass", ["inf", "3.0", "1.5", "1.0", "0.7", "0.55", "0.45", "0.4"]),
  noise("low-pass", ["0", "1", "3", "5", "7", "10", "15", "40"]),
  noise("phase-scrambling", ["0", "30", "60", "90", "120", "150", "180", "210"]),
  noise("power-equalisation", ["0", "pow"]),
  noise("false-colour", ["True", "False"]),
  noise("rotation", ["0", "90", "180", "270"]),
  noise(
    "eidolonI",
    eight((level) => `${2 ** level}-10-10`),
  ),
  noise(
    "eidolonII",
    eight((level) => `${2 ** level}-3-10`),
  ),
  noise(
    "eidolonIII",
    eight((level) => `${2 ** level}-0-10`),
  ),
  noise("uniform-noise", ["0.0", "0.03", "0.05", "0.1", "0.2", "0.35", "0.6", "0.9"]),
  { name: "cue-conflict", conditions: ["0"], picturesPerCondition: 1280, people: 7, nets: NETS, blank: true },
  { name: "edge", conditions: ["0"], picturesPerCondition: 160, people: 4, nets: NETS, blank: true },
  { name: "silhouette", conditions: ["0"], picturesPerCondition: 160, people: 4, nets: NETS, blank: true },
  { name: "sketch", conditions: ["0"], picturesPerCondition: 3744, people: 4, nets: ["resnet50"] },
  { name: "stylized", conditions: ["0"], picturesPerCondition: 3744, people: 4, nets: ["resnet50"] },
];

/** One row: what was shown, and whether the observer was right. A picture that is hard is hard for everyone. */
function* rows(set: PublicSet, observer: string, net: boolean, rng: Rng): Generator<string> {
  const categories = CATEGORIES.split(" ");
  let trial = 0;
  for (const [level, condition] of set.conditions.entries()) {
    for (let picture = 0; picture < set.picturesPerCondition; picture++) {
      const category = categories[picture % categories.length] as string;
      const hard = createRng(`${set.name} ${condition} ${picture}`).next();
      const right = rng.next() < 0.95 - 0.6 * hard - 0.05 * level * (net ? 1.4 : 1);
      const wrong = categories[(picture + 1 + rng.int(15)) % categories.length] as string;
      const response = right ? category : !net && rng.next() < 0.05 ? "na" : wrong;
      const rt = net ? "NaN" : (0.4 + rng.next()).toFixed(4);
      const name = `n0${2000000 + level * 10000 + picture}_${picture}.JPEG`;
      const shown = `${String(++trial).padStart(4, "0")}_${set.name}_${net ? "dnn" : "s01"}_${condition}_${category}_10_${name}`;
      yield `${observer},1,${trial},${rt},${response},${category},${net && set.blank ? "NaN" : condition},${shown}`;
    }
  }
}

/** A table's text. */
export function publicTable(set: PublicSet, observer: string, net: boolean): string {
  const header = `subj,${net ? "session" : "Session"},trial,rt,object_response,category,condition,imagename`;
  return `${[header, ...rows(set, observer, net, createRng(`${set.name} ${observer}`))].join("\n")}\n`;
}

/** Writes the data sets' tables below a folder and returns their files. */
export async function writePublicStyle(folder: string, sets: readonly PublicSet[] = PUBLIC_SIZE): Promise<string[]> {
  const files: string[] = [];
  for (const set of sets) {
    await mkdir(join(folder, set.name), { recursive: true });
    const people = Array.from({ length: set.people }, (_, i) => `subject-${String(i + 1).padStart(2, "0")}`);
    for (const name of [...people, ...set.nets]) {
      const net = set.nets.includes(name);
      const file = join(folder, set.name, `${set.name}_${name}_session${net ? "-" : "_"}1.csv`);
      await writeFile(file, publicTable(set, name, net));
      files.push(file);
    }
  }
  return files;
}
