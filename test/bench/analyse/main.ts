import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "../shared/machine";
import { writeClass } from "./classes";
import { coverage } from "./coverage";
import { writePublicStyle } from "./public-sets";
import { type Comparison, difference, reportBench } from "./report";
import { type Run, runAnalysis, runPlain } from "./runs";

/** npm run bench:analyse [-- --rounds=3 --blocks=400]: writes docs/bench-analyse.md. */
const number = (name: string, otherwise: number): number =>
  Number(process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise);
const rounds = number("rounds", 3);
const blocks = number("blocks", 400);

const folder = await mkdtemp(join(tmpdir(), "glimpse-bench-"));

async function compare(
  what: string,
  files: readonly string[],
  resamples: number,
  withPlain: boolean,
): Promise<Comparison> {
  const [ours, plain]: [Run[], Run[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(await runAnalysis(files, ["--resamples", String(resamples)]));
    if (withPlain) plain.push(await runPlain(files, resamples));
    console.log(what, resamples, ours.at(-1)?.seconds, plain.at(-1)?.seconds ?? "–");
  }
  const comparison = { what, resamples, ours, plain };
  if (difference(comparison) > 1e-9)
    throw new Error(`the means differ by ${difference(comparison)}: not the same work`);
  return comparison;
}

try {
  const before = load();
  const all = await writePublicStyle(join(folder, "public"));
  const small = [await writeClass(join(folder, "small", "class.csv"), 200, 16)];
  const large = [await writeClass(join(folder, "large", "class.csv"), 500, 100)];
  const comparisons = [
    await compare(`17 data sets, ${all.length} files, 206 080 rows`, all, 100, true),
    await compare(`17 data sets, ${all.length} files, 206 080 rows`, all, 2000, false),
    await compare("200 subjects × 16 pictures", small, 100, true),
    await compare("200 subjects × 16 pictures", small, 2000, false),
    await compare("500 subjects × 100 pictures", large, 10, true),
    await compare("500 subjects × 100 pictures", large, 2000, false),
  ];
  const coverages = [2, 5, 20, 80].flatMap((subjects) =>
    [16, 24, 70].map((pictures) => coverage(subjects, pictures, blocks)),
  );
  const report = reportBench(comparisons, coverages, [before, load()]);
  await writeFile(fileURLToPath(new URL("../../../docs/bench-analyse.md", import.meta.url)), report);
  console.log(report);
} finally {
  await rm(folder, { recursive: true });
}
