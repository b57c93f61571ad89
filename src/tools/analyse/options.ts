import { parseArgs } from "node:util";
import { imagePattern } from "../../core/table/image-identity";
import type { ReadingOptions } from "../../core/table/parse-trial-columns";
import { FIGURE_ARGS, FIGURE_USAGE, type FigureOptions, readFigureOptions } from "./figures/figure-options";
import { readingOptions } from "./read-table";
import type { Grouping } from "./trials/data-sets";
import { PUBLISHED_LIST } from "./trials/drop";

export interface AnalyseOptions {
  readonly files: readonly string[];
  readonly json: boolean;
  /** Averages alone, without the figures of each condition. */
  readonly brief: boolean;
  /** Pairs listed for each condition; null for 100 in text and all in JSON. */
  readonly pairs: number | null;
  readonly by: Grouping;
  readonly drop: readonly string[];
  /** Null where the tables are to show which subjects are nets. */
  readonly nets: readonly string[] | null;
  readonly samePeople: boolean;
  readonly imageId: RegExp | undefined;
  readonly reading: ReadingOptions;
  readonly undefinedKappa: "count" | "leave-out";
  readonly seed: number;
  /** Null for the usual number. */
  readonly resamples: number | null;
  /** Null for one for each core. */
  readonly workers: number | null;
  readonly progress: boolean;
  /** Null where no figure was asked for. */
  readonly figures: FigureOptions | null;
}

export const USAGE = `Usage: npm run analyse -- FILE.csv… [options]

Compares subjects trial by trial: for each condition the accuracy of each subject, and for each pair of subjects how far
they make the same mistakes (error consistency κ, Geirhos et al. 2020). docs/analyse.md explains all of it.

FILE.csv            tables that begin with subj,session,trial,rt,object_response,category,condition,imagename; any
                    columns may follow. The net of a downloaded table (net_choice, model) is a subject named net:<model>.
                    Practice rows and discarded showings are left out and counted. If a picture repeats, its first row
                    counts.
--by HOW            what divides the tables into data sets, each analysed on its own: folder (where the files lie in
                    several), file, column:NAME, none
--drop CONDITION    conditions to leave out: one, a list with commas, DATASET:CONDITION; may be repeated.
                    ${PUBLISHED_LIST} drops those that the field's published means leave out
--nets SUBJ         which subjects are nets: names and globs (resnet*) with commas; may be repeated; none for none. Without
                    it the tables show it, and the report says how
--same-people       joins people whose id and session stand in several files
--map THEIRS=OURS   where our columns come from, with commas: response=object_response,stim=imagename; condition:=all
                    gives every row the same text
--columns PROGRAM   reads an export of jspsych, psychopy, opensesame or labjs
--rt UNIT           unit of the times: s (unless the program is known to write milliseconds) or ms
--image-id REGEX    what identifies a picture in imagename: the first group, or the whole match
--undefined HOW     pairs in which one made no mistake, or only mistakes, have no κ. In averages they count as the field
                    counts them (count: 1 where both agree always, else 0), or not at all (leave-out)
--pairs N           pairs listed for each condition, or all (100; in JSON all)
--brief             the averages alone
--json              one JSON object instead of text, described in src/tools/analyse/results.ts
--seed N            seed of the bootstrap, a whole number (1)
--resamples N       resamples of the bootstrap (2000; fewer where there are very many pairs)
--workers N         threads for the bootstrap (one for each core). The figures do not depend on it
--progress          says on stderr how far it is, also where that is no terminal
${FIGURE_USAGE}--help              this text

Exit code: 0; 1 for a broken file or row (FILE:LINE: reason, after the results of the rest); 2 for a wrong command.
`;

const MOST_RESAMPLES = 100_000;

/** A whole number in a range. @throws Error, as a sentence for the user */
function wholeNumber(name: string, text: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
    throw new Error(`--${name} takes a whole number of at least ${least}, got "${text}"`);
  }
  if (value > most) throw new Error(`--${name} takes at most ${most}, got ${text}`);
  return value;
}

/** @throws Error, as a sentence for the user */
function grouping(text: string | undefined): Grouping {
  if (text === undefined) return { by: "auto" };
  if (text === "folder" || text === "file" || text === "none") return { by: text };
  const column = /^column:(.+)$/.exec(text)?.[1];
  if (column) return { by: "column", column };
  throw new Error(`--by takes folder, file, column:NAME or none, got "${text}"`);
}

/**
 * Reads the command's arguments; "help" when the user asks for help.
 * @throws Error, as a sentence for the user, on an unknown option, a wrong number or no files.
 */
export function readOptions(args: readonly string[]): AnalyseOptions | "help" {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      brief: { type: "boolean", default: false },
      pairs: { type: "string" },
      by: { type: "string" },
      drop: { type: "string", multiple: true, default: [] },
      nets: { type: "string", multiple: true },
      "same-people": { type: "boolean", default: false },
      "image-id": { type: "string" },
      map: { type: "string" },
      columns: { type: "string" },
      rt: { type: "string" },
      undefined: { type: "string", default: "count" },
      seed: { type: "string", default: "1" },
      resamples: { type: "string" },
      workers: { type: "string" },
      progress: { type: "boolean", default: false },
      ...FIGURE_ARGS,
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return "help";
  if (values.undefined !== "count" && values.undefined !== "leave-out") {
    throw new Error(`--undefined takes count or leave-out, got "${values.undefined}"`);
  }
  const optional = (name: "pairs" | "resamples" | "workers", least: number, most?: number): number | null => {
    const text = values[name];
    return text === undefined ? null : wholeNumber(name, text, least, most);
  };
  const options = {
    json: values.json,
    brief: values.brief,
    pairs: values.pairs === "all" ? Number.POSITIVE_INFINITY : optional("pairs", 0),
    by: grouping(values.by),
    drop: values.drop,
    nets: values.nets
      ? values.nets.flatMap((list) => list.split(",").map((name) => name.trim())).filter(Boolean)
      : null,
    samePeople: values["same-people"],
    imageId: values["image-id"] === undefined ? undefined : imagePattern(values["image-id"]),
    reading: readingOptions(values),
    undefinedKappa: values.undefined,
    seed: wholeNumber("seed", values.seed, 0),
    resamples: optional("resamples", 1, MOST_RESAMPLES),
    workers: optional("workers", 0, 256),
    progress: values.progress,
    figures: readFigureOptions(values),
  } as const;
  if (positionals.length === 0) throw new Error("no table given");
  return { files: positionals, ...options };
}
