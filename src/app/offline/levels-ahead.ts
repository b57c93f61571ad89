import { builtLevels, unlocked } from "../../content/campaign";
import type { Campaign } from "../../content/campaign-schema";
import type { Level } from "../../content/level";
import type { ManifestItem } from "../../content/manifest";

export type PictureKind = ManifestItem["kind"];

/** Levels the player can open now, and those that open once these are passed. */
export function levelsAhead(campaign: Campaign, passed: readonly string[]): readonly string[] {
  const built = builtLevels(campaign);
  const openAfter = (ids: readonly string[]) =>
    [...unlocked(campaign, ids, built)].flatMap(([id, access]) => (access.kind === "open" ? [id] : []));
  return openAfter([...passed, ...openAfter(passed)]);
}

/**
 * The kinds of pictures a level may show, in its trials, its lab and its explanation. All of them draw photographs from
 * the whole deck; other kinds only those whose rules say so. A level that is a lab alone says nothing, so it gets all.
 */
export function kindsOf({ task }: Level): ReadonlySet<PictureKind> {
  if (task.type === "lab") return new Set(["object", "background", "photograph", "model", "drawing", "word", "sound"]);
  const kinds = new Set<PictureKind>(["object", "background"]);
  if (task.type !== "flash") return kinds;
  for (const rules of [task.stimulus, ...task.conditions.map(({ stimulus }) => stimulus)]) {
    if (rules?.deck === "photographs") kinds.add("photograph");
    if (rules?.deck === "models") kinds.add("model");
    if (rules?.form === "drawing") kinds.add("drawing");
    if (rules?.form?.startsWith("word-")) kinds.add("word");
  }
  return kinds;
}
