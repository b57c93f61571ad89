import { type Credits, loadCredits, type PictureCredit } from "../content/credits";
import type { LoadedDeck } from "../content/load";
import type { ManifestItem } from "../content/manifest";
import type { TextSource } from "../content/source";
import { keepSuccess } from "../core/keep-success";
import type { StimulusSpec } from "../core/trial/trial";
import { itemsOf } from "../core/vision/compose-scene";

/** One picture of which a stimulus is made, and whose it is. */
export interface CreditedPart extends PictureCredit {
  readonly kind: Exclude<ManifestItem["kind"], "sound">;
}

/** @returns asks who made the parts of a stimulus; null when the list cannot be had, which the next asking tries again */
export function createCreditsDesk(
  source: TextSource,
  { items }: Pick<LoadedDeck, "items">,
): (spec: StimulusSpec) => Promise<readonly CreditedPart[] | null> {
  const credits = keepSuccess(() => loadCredits(source));
  return async (spec) => {
    const known = await credits().catch(() => null);
    return known && itemsOf(spec).map((id) => partOf(id, items, known));
  };
}

function partOf(id: string, items: LoadedDeck["items"], credits: Credits): CreditedPart {
  const kind = items.get(id)?.kind;
  if (kind === undefined || kind === "sound") throw new Error(`"${id}" is no picture of the deck`);
  return { kind, ...credits.of(id) };
}
