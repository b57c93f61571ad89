import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * The first of some programs that is there: the one that an environment variable names, else by name on the PATH or by
 * its whole path.
 * @throws Error when the variable names a file that does not exist: whoever sets it wants that one
 */
export function findProgram(names: readonly string[], variable?: string): string | null {
  const wished = variable && process.env[variable];
  if (wished) {
    if (!existsSync(wished)) throw new Error(`${variable} names "${wished}", and there is no such file.`);
    return wished;
  }
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const name of names)
    for (const path of name.includes("/") ? [name] : folders.map((folder) => join(folder, name)))
      if (existsSync(path)) return path;
  return null;
}
