import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { PROJECT_ROOT } from "../../src/tools/node-source";

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of package.json as npm would, from another folder. A process takes its time: once for each command. */
export function runProcess(tool: string, ...args: string[]): Promise<Outcome> {
  const command = [join(PROJECT_ROOT, "node_modules/tsx/dist/cli.mjs"), join(PROJECT_ROOT, `src/tools/${tool}.ts`)];
  return new Promise((resolve) => {
    execFile(process.execPath, [...command, ...args], { cwd: tmpdir(), maxBuffer: 1 << 24 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

let runs = 0;

/** Runs the same file within this process, with its own arguments and outputs. Not twice at once. */
export async function runTool(tool: string, ...args: string[]): Promise<Outcome> {
  const { argv, exitCode } = process;
  const output = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      output[name] += text;
      return true;
    }),
  );
  process.argv = [argv[0] as string, `src/tools/${tool}.ts`, ...args];
  process.exitCode = undefined;
  try {
    // A module of a new name each time: the file acts when it is loaded.
    const file = join(PROJECT_ROOT, `src/tools/${tool}.ts?run=${runs++}`);
    await import(/* @vite-ignore */ file);
    return { code: Number(process.exitCode ?? 0), ...output };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.argv = argv;
    process.exitCode = exitCode;
  }
}
