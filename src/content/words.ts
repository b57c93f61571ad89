import { Marked, type Token, type Tokens } from "marked";
import { withoutMark } from "./json";
import { conditionsOf, type Level } from "./level";
import { ContentError, type ContentProblem } from "./problem";

/** One step of "What just happened": a short text beside the animation. */
export interface ExplanationStep {
  /** Key for what the picture shows at this step; the same in every language. */
  readonly key: string;
  readonly title: string;
  readonly html: string;
}

/** A level's words in one language. The html comes from Markdown without raw HTML; its links lead to https only. */
export interface LevelWords {
  /** Before play. */
  readonly intro: string;
  readonly explanation: readonly ExplanationStep[];
  /** For teachers. */
  readonly more: string;
  readonly sources: readonly string[];
  /** Texts for the level's conditions, by name. */
  readonly conditions: ReadonlyMap<string, string>;
}

const sections = ["Intro", "Conditions", "Explanation", "Read more", "Sources"] as const;
type SectionName = (typeof sections)[number];

const marked = new Marked({
  gfm: true,
  renderer: {
    link({ href, tokens }) {
      const address = href.replaceAll("&", "&amp;").replaceAll('"', "%22");
      return `<a href="${address}" target="_blank" rel="noopener noreferrer">${this.parser.parseInline(tokens)}</a>`;
    },
  },
});

/** Everything else, such as raw HTML, images, tables and code blocks, is not allowed in a level's text. */
const allowed = new Set([
  "paragraph",
  "text",
  "strong",
  "em",
  "codespan",
  "link",
  "list",
  "list_item",
  "br",
  "escape",
  "space",
  "heading",
]);

/** A top-level token with its starting line in the file. */
interface Placed {
  readonly token: Token;
  readonly line: number;
}

/**
 * Reads a level's word file: the sections `## Intro`, `## Conditions` (a list of "- `name`: words"), `## Explanation`
 * (steps under `### <key> | <title>`), `## Read more` and `## Sources` (a list). The headings are keys and stay English
 * in every language. The level's title is in the campaign.
 * @throws ContentError that names the file, the line and what was expected there
 */
export function parseWords(text: string, file: string): LevelWords {
  const body = withoutMark(text);
  refuseSlow(body, file);
  try {
    return readWords(body, file);
  } catch (error) {
    if (error instanceof ContentError) throw error;
    // Marked itself can fail, for instance on endlessly nested quotations.
    const found = error instanceof Error ? error.message : String(error);
    throw new ContentError(file, { path: "", expected: "Markdown that can be read", found }, error);
  }
}

function readWords(text: string, file: string): LevelWords {
  const placed = placeTokens(text);
  for (const each of placed) refuseForbidden(each, file);
  const bodies = splitSections(
    placed.filter(({ token }) => token.type !== "space"),
    file,
  );
  return {
    intro: html(bodies.Intro),
    conditions: parseConditions(bodies.Conditions, file),
    explanation: parseSteps(bodies.Explanation, file),
    more: html(bodies["Read more"]),
    sources: listItems(bodies.Sources, file, "a list of sources: - Author (year). Title. Journal.").map((item) =>
      inlineHtml(item.tokens),
    ),
  };
}

/** Marked's time grows with the cube of the emphasis marks in a paragraph; a level's text has about fifty. */
const MOST_MARKS = 200;
const MOST_MARKS_IN_A_FILE = 2000;
const MOST_CHARACTERS = 10_000;
const MOST_IN_A_FILE = 100_000;

const countMarks = (text: string): number => text.replace(/[^\\[\]()<>!`*_~|]/g, "").length;

function refuseSlow(text: string, file: string): void {
  const refuse = (path: string, expected: string, found: number): never => {
    throw new ContentError(file, { path, expected, found: String(found) });
  };
  if (text.length > MOST_IN_A_FILE) refuse("", `at most ${MOST_IN_A_FILE} characters`, text.length);
  const inAll = countMarks(text);
  if (inAll > MOST_MARKS_IN_A_FILE) refuse("", `at most ${MOST_MARKS_IN_A_FILE} marks such as [, ( and \\`, inAll);
  let line = 1;
  for (const block of text.split(/(\r?\n[ \t]*\r?\n)/)) {
    if (block.length > MOST_CHARACTERS)
      refuse(`line ${line}`, `at most ${MOST_CHARACTERS} characters in a paragraph or list`, block.length);
    const marks = countMarks(block);
    if (marks > MOST_MARKS)
      refuse(`line ${line}`, `at most ${MOST_MARKS} marks such as [, ( and \\ in a paragraph or list`, marks);
    line += block.split("\n").length - 1;
  }
}

/** Everything in a level that needs its own text: its conditions, then its rounds. */
function conditionNames(level: Level): string[] {
  return [...new Set(conditionsOf(level).flatMap(({ name, round }) => (round ? [name, round] : [name])))];
}

/** Checks that words and level match: every condition and round has its text, and nothing else does. */
export function wordsProblems(words: LevelWords, level: Level): ContentProblem[] {
  const names = conditionNames(level);
  const missing = names.filter((name) => !words.conditions.has(name));
  const extra = [...words.conditions.keys()].filter((name) => !names.includes(name));
  return [
    ...missing.map((name) => ({
      path: "## Conditions",
      expected: `words for the condition "${name}"`,
      found: "none",
    })),
    ...extra.map((name) => ({ path: "## Conditions", expected: `one of ${names.join(", ")}`, found: `"${name}"` })),
  ];
}

function placeTokens(text: string): Placed[] {
  let line = 1;
  return marked.lexer(text).map((token) => {
    const placed = { token, line };
    line += token.raw.split("\n").length - 1;
    return placed;
  });
}

function refuseForbidden({ token, line }: Placed, file: string): void {
  const refuse = (expected: string, bad: Token): never => {
    throw new ContentError(file, { path: `line ${line}`, expected, found: excerpt(bad) });
  };
  marked.walkTokens([token], (inner) => {
    if (inner.type === "html") refuse("Markdown without raw HTML", inner);
    if (!allowed.has(inner.type)) refuse("headings, paragraphs, lists, emphasis and links only", inner);
    if (inner.type === "link" && !/^https:\/\/[^\s/]/.test((inner as Tokens.Link).href))
      refuse("a link to an https address", inner);
  });
}

function splitSections(all: readonly Placed[], file: string): Record<SectionName, Placed[]> {
  const bodies = new Map<SectionName, Placed[]>();
  let current: Placed[] | null = null;
  for (const each of all) {
    const fault = (expected: string): ContentError =>
      new ContentError(file, { path: `line ${each.line}`, expected, found: excerpt(each.token) });
    if (isHeading(each.token, 1) && !current)
      throw fault("a section, such as ## Intro: a level's title stands in levels/campaign.json alone");
    if (isHeading(each.token, 1) || isHeading(each.token, 2)) {
      const name = sections.find((section) => section === plain(each.token) && isHeading(each.token, 2));
      if (!name || bodies.has(name))
        throw fault(`one of ${sections.map((section) => `## ${section}`).join(", ")}, each once`);
      current = [];
      bodies.set(name, current);
    } else if (current) current.push(each);
    else throw fault("a section before any text, such as ## Intro");
  }
  // A lab-only level has no conditions.
  const body = (section: SectionName): Placed[] => {
    const own = bodies.get(section);
    if (own?.length || (!own && section === "Conditions")) return own ?? [];
    throw new ContentError(file, {
      path: `## ${section}`,
      expected: "this section with text in it",
      found: own ? "an empty section" : "no such section",
    });
  };
  return Object.fromEntries(sections.map((name) => [name, body(name)])) as Record<SectionName, Placed[]>;
}

function parseSteps(body: readonly Placed[], file: string): ExplanationStep[] {
  const steps: { key: string; title: string; line: number; body: Placed[] }[] = [];
  for (const each of body) {
    if (isHeading(each.token, 3)) {
      const [, key, title] = /^([a-z0-9-]+)\s*\|\s*(\S.*)$/.exec(plain(each.token)) ?? [];
      if (!key || !title || steps.some((step) => step.key === key))
        throw new ContentError(file, {
          path: `line ${each.line}`,
          expected: "a step with a key of its own: ### key | Title",
          found: excerpt(each.token),
        });
      steps.push({ key, title, line: each.line, body: [] });
    } else if (steps.length > 0) steps.at(-1)?.body.push(each);
    else
      throw new ContentError(file, {
        path: `line ${each.line}`,
        expected: "a step before any text: ### key | Title",
        found: excerpt(each.token),
      });
  }
  const empty = steps.find((step) => step.body.length === 0);
  if (empty)
    throw new ContentError(file, {
      path: `line ${empty.line}`,
      expected: `text under the step "${empty.key}"`,
      found: "none",
    });
  return steps.map(({ key, title, body: tokens }) => ({ key, title, html: html(tokens) }));
}

function parseConditions(body: readonly Placed[], file: string): Map<string, string> {
  const expected = "a list of conditions: - `name`: words";
  const words = new Map<string, string>();
  for (const item of body.length === 0 ? [] : listItems(body, file, expected)) {
    const [, name, text] = /^`([^`]+)`\s*[:：]\s*(\S.*)$/.exec(item.text.trim()) ?? [];
    if (!name || !text || words.has(name))
      throw new ContentError(file, { path: "## Conditions", expected, found: excerpt(item) });
    words.set(name, text);
  }
  return words;
}

function listItems(body: readonly Placed[], file: string, expected: string): Tokens.ListItem[] {
  const [only, ...others] = body;
  const odd = only?.token.type === "list" ? others[0] : only;
  if (!only || odd)
    throw new ContentError(file, { path: `line ${odd?.line}`, expected, found: odd ? excerpt(odd.token) : "nothing" });
  const { items } = only.token as Tokens.List;
  const nested = items.find((item) => item.tokens.some((token) => token.type === "list"));
  if (nested) throw new ContentError(file, { path: `line ${only.line}`, expected, found: "a list within a list" });
  return items;
}

const isHeading = (token: Token, depth: number): boolean => token.type === "heading" && token.depth === depth;

const plain = (token: Token): string => (token as Tokens.Heading).text.trim();

const html = (body: readonly Placed[]): string => marked.parser(body.map(({ token }) => token)).trim();

/** A list entry's text without the paragraph a loose list wraps around it. */
function inlineHtml(tokens: readonly Token[]): string {
  const inline = tokens.flatMap((token) => ("tokens" in token && token.tokens ? token.tokens : [token]));
  return marked.Parser.parseInline(inline, marked.defaults).trim();
}

function excerpt(token: Token): string {
  const text = token.raw.trim().split("\n")[0] ?? "";
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);
}
