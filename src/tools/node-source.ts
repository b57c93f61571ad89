import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TextSource } from "../content/source";

/** The project's folder. */
export const PROJECT_ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Content from the file system. @param root folder that the paths are relative to */
export function nodeSource(root: string = PROJECT_ROOT): TextSource {
  return {
    read: async (path) => {
      try {
        return await readFile(join(root, path), "utf8");
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new Error("no such file", { cause: error });
        throw error;
      }
    },
  };
}
