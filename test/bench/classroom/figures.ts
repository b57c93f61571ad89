import type { ClassServer, ClassServerOptions } from "../../classroom/class-server";

/** Something that is measured, and what is asked of it. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** `atMost` and `atLeast` are what is asked; a figure with neither stands for itself, and is worse when it is higher. */
  readonly asked?: { readonly atMost: number } | { readonly atLeast: number };
  /** Somebody else's figure for the same, to beat. */
  readonly elsewhere?: string;
}

/** What all parts of the bench have. */
export interface BenchContext {
  /** Of this run, so that each has other moments and other frames. */
  readonly seed: string;
  /** Smaller and faster: it shows that the bench runs, and its figures mean little. */
  readonly quick: boolean;
  /** All runs together have as many kills as are asked for. */
  readonly runs: number;
  /** Starts a server, on a core of its own where that can be. */
  readonly start: (env?: ClassServerOptions["env"]) => Promise<ClassServer>;
  readonly say: (line: string) => void;
}

export interface Part {
  readonly id: string;
  readonly title: string;
  run(context: BenchContext): Promise<readonly Figure[]>;
}

/** A figure over all runs: the worst of them. */
export interface WorstFigure extends Figure {
  readonly runs: readonly number[];
}

export function worstOf(runs: readonly (readonly Figure[])[]): WorstFigure[] {
  const [first = []] = runs;
  return first.map((figure) => {
    const values = runs.map((run) => run.find(({ what }) => what === figure.what)?.value ?? Number.NaN);
    const lowIsBad = figure.asked !== undefined && "atLeast" in figure.asked;
    return { ...figure, value: lowIsBad ? Math.min(...values) : Math.max(...values), runs: values };
  });
}

/** Whether it is what was asked; null where nothing was. */
export function isMet({ value, asked }: Figure): boolean | null {
  if (!asked) return null;
  return "atMost" in asked ? value <= asked.atMost : value >= asked.atLeast;
}
