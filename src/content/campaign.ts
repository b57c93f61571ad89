import type { Campaign } from "./campaign-schema";
import { ContentError, type ContentProblem } from "./problem";

export const CAMPAIGN_FILE = "levels/campaign.json";

export type CampaignChapter = Campaign["chapters"][number];
export type CampaignLevel = CampaignChapter["levels"][number];

/** Whether a level can be opened, and if not, why. */
export type LevelAccess =
  | { readonly kind: "open" }
  /** `after`: the levels still to pass, in the order of the file. */
  | { readonly kind: "locked"; readonly after: readonly string[] }
  /** `chapters`: how many more whole chapters must be passed. */
  | { readonly kind: "locked-chapters"; readonly chapters: number }
  /** Planned, not built yet. */
  | { readonly kind: "coming" };

/** All levels, in map order. */
export function campaignLevels(campaign: Campaign): CampaignLevel[] {
  return campaign.chapters.flatMap((chapter) => chapter.levels);
}

/** Ids of the levels the campaign marks as available. */
export function builtLevels(campaign: Campaign): string[] {
  return campaignLevels(campaign)
    .filter((level) => level.built === true)
    .map((level) => level.id);
}

/**
 * Which levels are open, locked or still to come, by id. A passed level stays open even if the campaign has changed, so
 * that nobody loses progress.
 * @throws ContentError on unknown ids, duplicate ids, or levels that require one another
 */
export function unlocked(
  campaign: Campaign,
  passedLevelIds: Iterable<string>,
  builtLevelIds: Iterable<string>,
): ReadonlyMap<string, LevelAccess> {
  checkCampaign(campaign);
  const passed = new Set(passedLevelIds);
  const built = new Set(builtLevelIds);
  const access = (level: CampaignLevel, home: CampaignChapter): LevelAccess => {
    if (!built.has(level.id)) return { kind: "coming" };
    if (passed.has(level.id)) return { kind: "open" };
    if (Array.isArray(level.opensAfter)) {
      const after = level.opensAfter.filter((id) => !passed.has(id));
      return after.length === 0 ? { kind: "open" } : { kind: "locked", after };
    }
    const whole = campaign.chapters.filter(
      (chapter) => chapter !== home && chapter.levels.every((each) => passed.has(each.id)),
    );
    const chapters = level.opensAfter.chapters - whole.length;
    return chapters <= 0 ? { kind: "open" } : { kind: "locked-chapters", chapters };
  };
  return new Map(
    campaign.chapters.flatMap((chapter) => chapter.levels.map((level) => [level.id, access(level, chapter)] as const)),
  );
}

/** Checks what the schema cannot express. @throws ContentError */
export function checkCampaign(campaign: Campaign, file: string = CAMPAIGN_FILE): void {
  const problems: ContentProblem[] = [];
  const levels = campaign.chapters.flatMap((chapter, c) =>
    chapter.levels.map((level, l) => ({ level, path: `chapters[${c}].levels[${l}]` })),
  );
  const known = new Set<string>();
  for (const { level, path } of levels) {
    if (known.has(level.id))
      problems.push({ path: `${path}.id`, expected: "an id of its own", found: `"${level.id}" for the second time` });
    known.add(level.id);
  }
  const chapters = new Set<string>();
  for (const [c, { id }] of campaign.chapters.entries()) {
    if (chapters.has(id))
      problems.push({ path: `chapters[${c}].id`, expected: "an id of its own", found: `"${id}" for the second time` });
    chapters.add(id);
  }
  for (const { level, path } of levels) {
    if (Array.isArray(level.opensAfter)) {
      for (const [i, id] of level.opensAfter.entries())
        if (!known.has(id))
          problems.push({
            path: `${path}.opensAfter[${i}]`,
            expected: "the id of a level of this campaign",
            found: `"${id}"`,
          });
    } else if (level.opensAfter.chapters > campaign.chapters.length - 1)
      problems.push({
        path: `${path}.opensAfter.chapters`,
        expected: `at most ${campaign.chapters.length - 1}, for a level cannot wait for its own chapter`,
        found: String(level.opensAfter.chapters),
      });
  }
  const circle = findCircle(levels.map(({ level }) => level));
  if (circle) {
    const at = levels.find(({ level }) => level.id === circle[0])?.path ?? "chapters";
    problems.push({
      path: `${at}.opensAfter`,
      expected: "levels that do not wait for one another",
      found: circle.join(" → "),
    });
  }
  const [first, ...rest] = problems;
  if (first) throw new ContentError(file, [first, ...rest]);
}

/** A cycle of ids in which each requires the next and the last equals the first, or null. */
function findCircle(levels: readonly CampaignLevel[]): string[] | null {
  const waitsFor = new Map(
    levels.map((level) => [level.id, Array.isArray(level.opensAfter) ? level.opensAfter : []] as const),
  );
  const clear = new Set<string>();
  const follow = (id: string, trail: readonly string[]): string[] | null => {
    if (trail.includes(id)) return [...trail.slice(trail.indexOf(id)), id];
    if (clear.has(id)) return null;
    for (const next of waitsFor.get(id) ?? []) {
      const circle = follow(next, [...trail, id]);
      if (circle) return circle;
    }
    clear.add(id);
    return null;
  };
  for (const { id } of levels) {
    const circle = follow(id, []);
    if (circle) return circle;
  }
  return null;
}
