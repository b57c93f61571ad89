import type { LevelInfo } from "../../../app/class-figures/report-figure";
import type { Language } from "../../../content/language";
import { loadCampaign } from "../../../content/load";
import { loadLevel, loadWords } from "../../../content/load-level";
import type { TextSource } from "../../../content/source";

/** What this copy of the game knows of the levels that tables name. Unknown ones keep their id. */
export async function levelInfos(
  source: TextSource,
  ids: readonly string[],
  language: Language,
): Promise<ReadonlyMap<string, LevelInfo>> {
  const campaign = await loadCampaign(source);
  const entries = campaign.chapters.flatMap(({ levels }) => levels);
  const found = await Promise.all(
    ids.map(async (id): Promise<LevelInfo> => {
      const entry = entries.find((each) => each.id === id);
      if (!entry?.built) return { id, title: id, level: null, words: null };
      const [level, words] = await Promise.all([loadLevel(source, id), loadWords(source, id, language)]);
      return { id, title: entry.title[language], level, words };
    }),
  );
  return new Map(found.map((info) => [info.id, info]));
}
