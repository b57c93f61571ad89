import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What one run took, and what it found. */
export interface Run {
  /** From the start of the process to its end. */
  readonly seconds: number;
  /** Of all its threads. */
  readonly processor: number;
  /** The most memory it held. */
  readonly mebibytes: number;
  /** Mean κ by what it covers. */
  readonly means: ReadonlyMap<string, number>;
}

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const ROOT = here("../../..");

function start(args: readonly string[]): Promise<{ out: string; use: Omit<Run, "means"> }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", here("./report-use.mjs"), ...args], { cwd: ROOT });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      err += text;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      const use = /^USE (.*)$/m.exec(err)?.[1];
      if (code !== 0 || !use) reject(new Error(`exit code ${code}: ${err}`));
      else resolve({ out, use: JSON.parse(use) });
    });
  });
}

/** `npm run analyse`, with the averages alone. */
export async function runAnalysis(files: readonly string[], options: readonly string[]): Promise<Run> {
  const args = ["--import", "tsx", "src/tools/analyse.ts", "--json", "--pairs", "0", ...options, ...files];
  const { out, use } = await start(args);
  const means = new Map<string, number>();
  for (const { kind, net, point } of JSON.parse(out).averages) {
    means.set(net === null ? kind.replace("-", "–") : `${net} against people`, point);
  }
  return { ...use, means };
}

/** The same averages by the plain script. */
export async function runPlain(files: readonly string[], resamples: number): Promise<Run> {
  const { out, use } = await start([here("./plain.mjs"), String(resamples), ...files]);
  const lines = out.trim().split("\n");
  return { ...use, means: new Map(lines.map((line) => JSON.parse(line)).map(({ kind, point }) => [kind, point])) };
}
