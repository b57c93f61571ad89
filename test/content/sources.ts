import type { TextSource } from "../../src/content/source";

/** Content from a table of path to text; anything else is missing. */
export function sourceOf(files: Readonly<Record<string, string | object>>): TextSource {
  return {
    read: async (path) => {
      const file = files[path];
      if (file === undefined) throw new Error("no such file");
      return typeof file === "string" ? file : JSON.stringify(file);
    },
  };
}
