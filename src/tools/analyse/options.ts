import { parseArgs } from "node:util";
import { FIGURE_ARGS, FIGURE_USAGE, type FigureOptions, readFigureOptions } from "./figures/figure-options";

export interface AnalyseOptions {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly seed: number;
  readonly resamples: number;
  /** Null where no figure was asked for. */
  readonly figures: FigureOptions | null;
}

export const USAGE = `Usage: npm run analyse -- FILE.csv… [--json] [--seed N] [--resamples N]

Compares subjects trial by trial: for each condition the accuracy of each subject, and for each pair of subjects how far
they make the same mistakes (error consistency κ, Geirhos et al. 2020).

FILE.csv         tables that begin with subj,session,trial,rt,object_response,category,condition,imagename; any columns
                 may follow. The net of a downloaded table (net_choice, model) is a subject named net:<model>. Rows with
                 practice true or valid false are left out and counted. If a picture repeats, its first row counts.
--json           one JSON object instead of text, described in src/tools/analyse/compare.ts
--seed N         seed of the bootstrap, a whole number (1)
--resamples N    resamples of the bootstrap (2000)
${FIGURE_USAGE}--help           this text

Exit code: 0; 1 for a broken file or row (FILE:LINE: reason, after the results of the rest); 2 for a wrong command.
`;

/** A whole number ≥ least. @throws Error, as a sentence for the user */
function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
    throw new Error(`--${name} takes a whole number of at least ${least}, got "${text}"`);
  }
  return value;
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
      seed: { type: "string", default: "1" },
      resamples: { type: "string", default: "2000" },
      ...FIGURE_ARGS,
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return "help";
  const seed = wholeNumber("seed", values.seed, 0);
  const resamples = wholeNumber("resamples", values.resamples, 1);
  if (positionals.length === 0) throw new Error("no table given");
  return { files: positionals, json: values.json, seed, resamples, figures: readFigureOptions(values) };
}
