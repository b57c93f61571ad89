import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TextSource } from "../content/source";

/** The project's folder. */
export const PROJECT_ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The largest of the game's own files has a tenth of this. */
const MOST_BYTES = 4_000_000;

const reasons: ReadonlyMap<string | undefined, string> = new Map([
  ["ENOENT", "no such file"],
  ["ENOTDIR", "no such file"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "you may not read it"],
  ["EPERM", "you may not read it"],
  ["ELOOP", "it is a link that leads to itself"],
  ["ENAMETOOLONG", "its name is too long"],
]);

/** What stands in a file's way, in words; the system's own where there are none. */
export function whyUnreadable(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons.get(code) ?? message;
}

/** Content from the file system. @param root folder that the paths are relative to */
export function nodeSource(root: string = PROJECT_ROOT): TextSource {
  return { read: (path) => readUtf8(join(root, path)) };
}

async function readUtf8(path: string): Promise<string> {
  const asked = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw new Error(whyUnreadable(error), { cause: error });
    }
  };
  const info = await asked(stat(path));
  if (info.isDirectory()) throw new Error("it is a folder");
  // Reading a pipe would wait for ever.
  if (!info.isFile()) throw new Error("it is neither a file nor a folder");
  if (info.size > MOST_BYTES) throw new Error(`it has ${info.size} bytes, more than ${MOST_BYTES}`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await asked(readFile(path)));
  } catch (error) {
    if (error instanceof TypeError) throw new Error("it is not text in UTF-8", { cause: error });
    throw error;
  }
}
