/** What is common to everything from Tux Paint's collection of stamps. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { creditOf } from "./authors";
import { sourceOf } from "./deck-writer";
import { SOURCES } from "./sources";
import type { Unpacked } from "./unpack";

/** A stamp's file; its path is relative to the collection. */
export const stampFile = (from: Unpacked, path: string): string => join(from.stamps, "usr/share/tuxpaint/stamps", path);

/** The part of an item that the collection tells. */
export function stampCredit(from: Unpacked, path: string) {
  return { title: titleOf(from, path), ...creditOf(path), source: sourceOf(SOURCES.stamps, path) };
}

/** The first line of the text beside a stamp says in English what it shows. */
function titleOf(from: Unpacked, path: string): string {
  const text = readFileSync(stampFile(from, path.replace(/\.[a-z]+$/, ".txt")), "utf8");
  return (text.split("\n")[0] ?? "").trim();
}
