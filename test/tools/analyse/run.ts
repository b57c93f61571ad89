import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { runAnalyse } from "../../../src/tools/analyse/command";
import type { AnalysisJson } from "../../../src/tools/analyse/results";

export const HEADER = "subj,session,trial,rt,object_response,category,condition,imagename";

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command within this process. */
export async function run(...args: string[]): Promise<Ran> {
  let [out, err] = ["", ""];
  const code = await runAnalyse(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

export async function json(...args: string[]): Promise<AnalysisJson> {
  const { out } = await run("--json", ...args);
  return JSON.parse(out) as AnalysisJson;
}

/** A folder for the tables of a test file, and a way to write one below it. */
export function tableFolder() {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "glimpse-analyse-"));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const text = async (name: string, content: string): Promise<string> => {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    return file;
  };
  return {
    text,
    /** A table of the field's eight columns. */
    table: (name: string, ...lines: string[]) => text(name, `${[HEADER, ...lines].join("\n")}\n`),
  };
}

/** Lines of one subject, one for each picture: right where the pattern has a 1, wrong where it has a 0. */
export function answers(
  subj: string,
  condition: string,
  pattern: string,
  { session = "1", rt = "0.5" } = {},
): string[] {
  return [...pattern].map(
    (right, i) => `${subj},${session},${i + 1},${rt},${right === "1" ? "cat" : "dog"},cat,${condition},pic${i}.png`,
  );
}
