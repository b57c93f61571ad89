import { type FigureKind, figureKinds } from "../../../app/class-figures/report-figure";
import { type Language, languages } from "../../../content/language";

/** What `parseArgs` needs to know of the options of figures. */
export const FIGURE_ARGS = {
  figure: { type: "string", multiple: true },
  svg: { type: "string" },
  html: { type: "string" },
  lang: { type: "string" },
  title: { type: "string" },
} as const;

export interface FigureOptions {
  readonly kinds: readonly FigureKind[] | "auto";
  /** A file, "-" for the standard output, null for none. */
  readonly svg: string | null;
  readonly html: string | null;
  readonly language: Language;
  readonly title: string | null;
}

export const FIGURE_USAGE = `--figure NAME       figures of a class from everybody's tables, instead of the comparison; may be repeated:
                    ${figureKinds.join(", ")},
                    or auto: for each level in the tables the one that suits it
--svg OUT.svg       draws the figures into a file, or to the standard output: - (--figure auto if none is named)
--html OUT.html     writes a report to hand round: figures, people, agreement, what was left out; one file, for A4 too
--lang LANGUAGE     the language of figures and report: ${languages.join(" or ")} (en)
--title TEXT        the report's heading
`;

type Values = { readonly [Name in keyof typeof FIGURE_ARGS]?: string | string[] | undefined };

/**
 * The options of figures, of those that `parseArgs` found; null where no figure was asked for.
 * @throws Error, as a sentence for the user
 */
export function readFigureOptions(values: Values): FigureOptions | null {
  const named = [values.figure ?? []].flat().flatMap((name) => name.split(","));
  const [svg, html, lang, title] = [values.svg, values.html, values.lang, values.title].map((value) =>
    typeof value === "string" ? value : null,
  ) as [string | null, string | null, string | null, string | null];
  if (named.length === 0 && svg === null && html === null) {
    const lone = lang !== null ? "--lang" : title !== null ? "--title" : null;
    if (lone) throw new Error(`${lone} goes with --figure, --svg or --html`);
    return null;
  }
  for (const [name, file] of [
    ["svg", svg],
    ["html", html],
  ] as const)
    if (file === "") throw new Error(`--${name} takes the name of a file`);
  if (svg === "-" && html === "-") throw new Error("only one of --svg and --html can go to the standard output");
  const language = languages.find((each) => each === (lang ?? "en"));
  if (!language) throw new Error(`--lang takes ${languages.join(" or ")}, got "${lang}"`);
  const base = { svg, html, language, title };
  if (named.length === 0 || named.includes("auto")) return { ...base, kinds: "auto" };
  const kinds = named.map((name) => {
    const kind = figureKinds.find((each) => each === name);
    if (!kind) throw new Error(`--figure takes ${figureKinds.join(", ")} or auto, got "${name}"`);
    return kind;
  });
  return { ...base, kinds: [...new Set(kinds)] };
}
