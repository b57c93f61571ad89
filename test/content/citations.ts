/** Papers that a text cites, and whether a list of sources holds them. */

export interface Citation {
  /** Surnames as cited, in order; the first may carry a capitalised word before it, such as the "Yet" of "Yet Bowers (2009)". */
  readonly names: readonly string[];
  /** "et al.", "and colleagues", 等. */
  readonly others: boolean;
  readonly year: string;
}

const NAME = String.raw`\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?`;
const YEARS = String.raw`(?:19|20)\d\d(?:, (?:19|20)\d\d)*`;
const OTHERS = String.raw`(?<others> et al\.| and (?:her |his |their )?colleagues| ?等人?| 和同事)?`;
const LIST = `(?<names>${NAME}(?:(?:, | and |, and | & |、| 和 )${NAME})*)${OTHERS}`;
/** "Kar et al. 2019", "Kar et al. (2019)", "Kar 等（2019）", "Geirhos et al. 2018, 2019". */
const YEAR_AFTER = new RegExp(String.raw`${LIST}(?:,? \(?|（)(?<years>${YEARS})(?!\d)`, "gu");
/** "In 2005 Quiroga and colleagues", "2005 年，Quiroga 等人". */
const YEAR_BEFORE = new RegExp(String.raw`(?:\bIn (?<en>(?:19|20)\d\d),? |(?<zh>(?:19|20)\d\d) 年，?)${LIST}`, "gu");

/** Words with a capital that stand before a year without naming anybody. */
const NOBODY = /^(?:In|Since|By|Until|Before|After|From)$/;

export function citationsIn(text: string): Citation[] {
  const found: Citation[] = [];
  const take = (groups: Record<string, string | undefined>, years: string): void => {
    const names = (groups.names ?? "").split(/, and |, | and | & |、| 和 /);
    if (names.length === 1 && NOBODY.test(names[0] ?? "")) return;
    for (const year of years.split(", ")) found.push({ names, others: groups.others !== undefined, year });
  };
  for (const { groups = {} } of text.matchAll(YEAR_AFTER)) take(groups, groups.years ?? "");
  for (const { groups = {} } of text.matchAll(YEAR_BEFORE)) take(groups, groups.en ?? groups.zh ?? "");
  return found;
}

/** Surnames and year of "Kar, K., & DiCarlo, J. J. (2019). …"; a string without authors and year has none. */
export function paperOf(source: string): { readonly surnames: readonly string[]; readonly year: string } {
  const head = /^(?<authors>.+?) \((?<year>\d{4})\)\./.exec(source)?.groups;
  const surnames = (head?.authors ?? "").match(/[\p{L}’' -]{2,}(?=, \p{Lu}\.)/gu) ?? [];
  return { surnames: surnames.map((name) => name.trim()), year: head?.year ?? "" };
}

/** The citations that no source answers: all authors by name and in order, or the first of at least three. */
export function unlisted(text: string, sources: readonly string[]): string[] {
  const papers = sources.map(paperOf);
  const same = (cited: string, surname: string | undefined): boolean =>
    surname !== undefined &&
    (cited === surname || ` ${cited}`.endsWith(` ${surname}`) || surname.endsWith(` ${cited}`));
  return citationsIn(text)
    .filter(
      ({ names, others, year }) =>
        !papers.some(
          (paper) =>
            paper.year === year &&
            names.every((name, i) => same(name, paper.surnames[i])) &&
            (others ? paper.surnames.length > 2 : paper.surnames.length === names.length),
        ),
    )
    .map(({ names, others, year }) => `${names.join(", ")}${others ? " et al." : ""} ${year}`);
}
