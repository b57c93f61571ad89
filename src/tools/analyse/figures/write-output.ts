import { realpath, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { whyUnreadable } from "../../node-source";
import { CommandError } from "../command-error";

/** Where links lead in the end, also for a file that does not exist yet. */
async function placeOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    try {
      return join(await realpath(dirname(file)), basename(file));
    } catch {
      return resolve(file);
    }
  }
}

/** Whether two names lead to one file: by place, and by what the disk says, for it may not tell upper from lower case. */
async function isSame(one: string, other: string): Promise<boolean> {
  if ((await placeOf(one)) === (await placeOf(other))) return true;
  try {
    const [a, b] = await Promise.all([stat(one), stat(other)]);
    return a.ino !== 0 && a.ino === b.ino && a.dev === b.dev;
  } catch {
    return false;
  }
}

/**
 * Checks, before anything is computed, that files can be written: none is a table that is read, none is another, each
 * one's folder exists, none is a folder.
 * @throws CommandError, as a sentence for the user
 */
export async function checkOutputs(outputs: readonly string[], inputs: readonly string[]): Promise<void> {
  const files = outputs.filter((file) => file !== "-");
  for (const [place, file] of files.entries()) {
    for (const input of inputs)
      if (await isSame(file, input)) throw new CommandError(`${file} is a table that is read: it is not written over`);
    for (const other of files.slice(0, place))
      if (await isSame(file, other)) throw new CommandError(`${file} cannot be two files at once`);
    const folder = await stat(dirname(resolve(file))).catch(() => null);
    if (!folder?.isDirectory())
      throw new CommandError(`${file} cannot be written: there is no folder ${dirname(file)}`);
    const there = await stat(file).catch(() => null);
    if (there?.isDirectory()) throw new CommandError(`${file} cannot be written: it is a folder`);
  }
}

/** Writes text to a file, over an older one, or to the standard output for "-". @throws CommandError, as a sentence */
export async function writeOutput(file: string, text: string, out: (text: string) => unknown): Promise<void> {
  if (file === "-") {
    await out(text);
    return;
  }
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new CommandError(`${file} cannot be written: ${whyUnreadable(error)}`, { cause: error });
  }
}
