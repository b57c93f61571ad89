import { FileFailure } from "./file-failure";
import { parseJson } from "./json";
import { ContentError, parseContent } from "./problem";
import type { z } from "./zod";

/** Where content comes from: fetch in a browser, the file system in Node. */
export interface TextSource {
  /** @param path relative to the game root, with forward slashes: "levels/campaign.json" */
  read(path: string): Promise<string>;
}

/** @throws ContentError when the file cannot be read @throws FileFailure when the network does not bring it */
export async function readText(source: TextSource, file: string): Promise<string> {
  try {
    return await source.read(file);
  } catch (cause) {
    if (cause instanceof FileFailure) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ContentError(file, { path: "", expected: "a file that can be read", found: `none: ${why}` }, cause);
  }
}

/** @throws ContentError when the file is missing or wrong */
export async function loadJson<S extends z.ZodType>(source: TextSource, file: string, schema: S): Promise<z.output<S>> {
  return parseContent(schema, parseJson(await readText(source, file), file), file);
}
