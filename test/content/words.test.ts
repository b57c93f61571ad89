import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { languages } from "../../src/content/language";
import { loadLevel, loadWords } from "../../src/content/load-level";
import { ContentError } from "../../src/content/problem";
import { sweep } from "../../src/content/sweep";
import { parseWords, wordsProblems } from "../../src/content/words";
import { nodeSource, PROJECT_ROOT } from "../../src/tools/node-source";

const good = `## Intro

Look at the **cross**.

## Conditions

- \`plain\`: Plain pictures
- \`hard\`：难的图片

## Explanation

### first | The first step

One breath.

### second | The second step

Another.

## Read more

A [link](https://example.org/a?b=1&c=2).

### A heading for teachers

- a
- b

## Sources

- Author, A. (2001). *Journal*, 1, 2–3.
- Author, B. (2002). [Book](https://example.org).
`;

const broken = (change: (text: string) => string): string => {
  try {
    parseWords(change(good), "w.md");
  } catch (error) {
    expect(error).toBeInstanceOf(ContentError);
    return (error as ContentError).message;
  }
  return "no error";
};

describe("parseWords", () => {
  test("reads every part", () => {
    expect(parseWords(good, "w.md")).toEqual({
      intro: "<p>Look at the <strong>cross</strong>.</p>",
      conditions: new Map([
        ["plain", "Plain pictures"],
        ["hard", "难的图片"],
      ]),
      explanation: [
        { key: "first", title: "The first step", html: "<p>One breath.</p>" },
        { key: "second", title: "The second step", html: "<p>Another.</p>" },
      ],
      more: expect.stringContaining("<h3>A heading for teachers</h3>"),
      sources: [
        "Author, A. (2001). <em>Journal</em>, 1, 2–3.",
        'Author, B. (2002). <a href="https://example.org" target="_blank" rel="noopener noreferrer">Book</a>.',
      ],
    });
  });

  test("links open elsewhere and are escaped", () => {
    expect(parseWords(good, "w.md").more).toContain(
      '<a href="https://example.org/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">link</a>',
    );
    const sly = parseWords(good.replace("https://example.org/a?b=1&c=2", '<https://e.org/"onclick="x>'), "w.md");
    expect(sly.more).toContain('href="https://e.org/%22onclick=%22x"');
  });

  test("Windows line ends read the same", () => {
    expect(parseWords(good.replaceAll("\n", "\r\n"), "w.md")).toEqual(parseWords(good, "w.md"));
  });

  test("a byte order mark is no fault", () => {
    expect(parseWords(`\ufeff${good}`, "w.md")).toEqual(parseWords(good, "w.md"));
  });

  test("a condition may have a name that every object knows", () => {
    const words = parseWords(good.replace("`plain`", "`toString`").replace("`hard`", "`__proto__`"), "w.md");
    expect([...words.conditions]).toEqual([
      ["toString", "Plain pictures"],
      ["__proto__", "难的图片"],
    ]);
  });

  test("a loose list of sources has no stray paragraphs", () => {
    const loose = parseWords(good.replace("\n- Author, B.", "\n\n- Author, B."), "w.md");
    expect(loose.sources).toEqual(parseWords(good, "w.md").sources);
  });

  test.each<[string, (text: string) => string, string]>([
    [
      "raw HTML",
      (t) => t.replace("One breath.", "One <b>breath</b>."),
      'w.md, line 14: expected Markdown without raw HTML, found "<b>"',
    ],
    ["a block of HTML", (t) => t.replace("One breath.", "<script>x</script>"), "expected Markdown without raw HTML"],
    ["an HTML comment", (t) => t.replace("One breath.", "<!-- x -->"), "expected Markdown without raw HTML"],
    [
      "a script link",
      (t) => t.replace("https://example.org/a?b=1&c=2", "javascript:alert(1)"),
      "expected a link to an https address",
    ],
    [
      "a plain http link",
      (t) => t.replace("https://example.org/a", "http://example.org/a"),
      "expected a link to an https address",
    ],
    [
      "a bare http address",
      (t) => t.replace("Another.", "See http://example.org."),
      "expected a link to an https address",
    ],
    [
      "a link within the page",
      (t) => t.replace("https://example.org/a?b=1&c=2", "/settings"),
      "expected a link to an https address",
    ],
    [
      "a picture",
      (t) => t.replace("One breath.", "![x](https://example.org/x.png)"),
      "expected headings, paragraphs, lists, emphasis and links only",
    ],
    [
      "a block of code",
      (t) => t.replace("One breath.", "```\nx\n```"),
      "expected headings, paragraphs, lists, emphasis and links only",
    ],
    [
      "a title, which the campaign has",
      (t) => `# A title & more\n\n${t}`,
      "w.md, line 1: expected a section, such as ## Intro: a level's title stands in levels/campaign.json alone, " +
        'found "# A title & more"',
    ],
    ["an empty file", () => "", "## Intro: expected this section with text in it, found no such section"],
    [
      "a condition twice",
      (t) => t.replace("`hard`", "`plain`"),
      'expected a list of conditions: - `name`: words, found "- `plain`：难的图片"',
    ],
    [
      "a thousand backslashes",
      (t) => t.replace("One breath.", "\\".repeat(1000)),
      "line 14: expected at most 200 marks such as [, ( and \\ in a paragraph or list, found 1000",
    ],
    [
      "forty thousand backslashes",
      (t) => t.replace("One breath.", "\\".repeat(40_000)),
      "w.md: expected at most 2000 marks such as [, ( and \\, found 400",
    ],
    [
      "a paragraph without end",
      (t) => t.replace("One breath.", "http".repeat(9000)),
      "line 14: expected at most 10000 characters in a paragraph or list, found 36",
    ],
    ["a book", (t) => t + "word\n\n".repeat(40_000), "w.md: expected at most 100000 characters, found 24"],
    [
      "quotations within quotations",
      (t) => t.replace("One breath.", "> ".repeat(150)),
      "expected headings, paragraphs, lists, emphasis and links only",
    ],
    [
      "a missing section",
      (t) => t.slice(0, t.indexOf("## Sources")),
      "w.md, ## Sources: expected this section with text in it, found no such section",
    ],
    [
      "an empty section",
      (t) => t.replace("Look at the **cross**.", ""),
      "## Intro: expected this section with text in it, found an empty section",
    ],
    [
      "a section twice",
      (t) => `${t}\n## Intro\n\nx\n`,
      'expected one of ## Intro, ## Conditions, ## Explanation, ## Read more, ## Sources, each once, found "## Intro"',
    ],
    ["a translated heading", (t) => t.replace("## Sources", "## 来源"), 'found "## 来源"'],
    ["a second title", (t) => `${t}\n# More\n`, 'found "# More"'],
    [
      "text before the first section",
      (t) => t.replace("## Intro", "Hello.\n\n## Intro"),
      'line 1: expected a section before any text, such as ## Intro, found "Hello."',
    ],
    [
      "a step without a key",
      (t) => t.replace("### first | The first step", "### The first step"),
      "line 12: expected a step with a key of its own: ### key | Title",
    ],
    ["a step's key twice", (t) => t.replace("### second", "### first"), "expected a step with a key of its own"],
    [
      "a step without text",
      (t) => t.replace("One breath.", ""),
      'line 12: expected text under the step "first", found none',
    ],
    [
      "text before the first step",
      (t) => t.replace("### first", "Well.\n\n### first"),
      "expected a step before any text",
    ],
    [
      "conditions that are no list",
      (t) => t.replace("- `plain`: Plain pictures\n- `hard`：难的图片", "None."),
      "line 7: expected a list of conditions",
    ],
    [
      "a condition without words",
      (t) => t.replace("`plain`: Plain pictures", "plain"),
      'expected a list of conditions: - `name`: words, found "- plain"',
    ],
    ["sources that are no list", (t) => t.replace(/- Author[\s\S]*$/, "Some book."), "expected a list of sources"],
    ["a list within the sources", (t) => t.replace("\n- Author, B.", "\n  - Author, B."), "found a list within a list"],
  ])("%s is refused", (_, change, sentence) => {
    expect(broken(change)).toContain(sentence);
  });
});

describe.each(readdirSync(join(PROJECT_ROOT, "levels"), { withFileTypes: true }).filter((each) => each.isDirectory()))(
  "the words of $name",
  ({ name }) => {
    const source = nodeSource();

    test("fit the level, in every language", async () => {
      const level = await loadLevel(source, name);
      for (const language of languages)
        expect(wordsProblems(await loadWords(source, name, language), level)).toEqual([]);
    });

    test("have the same steps, conditions and sources in both languages", async () => {
      const [en, zh] = await Promise.all(languages.map((language) => loadWords(source, name, language)));
      const keys = (words: typeof en) => words?.explanation.map((step) => step.key);
      expect(keys(zh)).toEqual(keys(en));
      expect([...(zh?.conditions.keys() ?? [])]).toEqual([...(en?.conditions.keys() ?? [])]);
      expect(zh?.sources).toEqual(en?.sources);
    });

    test("are really translated, and each step is one breath", async () => {
      const zh = await loadWords(source, name, "zh-CN");
      const en = await loadWords(source, name, "en");
      for (const [i, step] of zh.explanation.entries()) {
        expect(step.html).toMatch(/[\u4e00-\u9fff]/);
        expect(step.html.length, step.key).toBeLessThanOrEqual(170);
        expect(en.explanation[i]?.html.length, step.key).toBeLessThanOrEqual(330);
      }
    });

    test("leave no mark of Markdown unread", async () => {
      for (const language of languages) {
        const words = await loadWords(source, name, language);
        const texts = [words.intro, words.more, ...words.sources, ...words.explanation.map((step) => step.html)];
        for (const text of texts) expect(text.replace(/<[^>]*>/g, "")).not.toMatch(/[*`]|\]\(|^#/m);
      }
    });

    test("name author and year in every source", async () => {
      for (const reference of (await loadWords(source, name, "en")).sources) expect(reference).toMatch(/\(\d{4}\)/);
    });
  },
);

test("first-glance goes through the sweep's stations in their order, then the net and the counterweight", async () => {
  const { explanation } = await loadWords(nodeSource(), "first-glance", "en");
  expect(explanation.map((step) => step.key)).toEqual([...sweep.map((station) => station.key), "net", "honest"]);
  for (const [i, { key, from, to }] of sweep.entries())
    expect(explanation[i]?.html, key).toMatch(new RegExp(`${from} to ${to} ms`));
});
