/** One answer of a person that counts, with what the figures read. Null: the table does not say. */
export interface FigureTrial {
  readonly person: string;
  /** Empty where the table has no `level`. */
  readonly level: string;
  readonly condition: string;
  readonly category: string;
  /** Null for a missed answer. */
  readonly response: string | null;
  readonly correct: boolean;
  /** Seconds. */
  readonly rt: number | null;
  /** The same for everybody who saw this picture. */
  readonly picture: string;
  /** How many choices there were. */
  readonly alternatives: number | null;
  /** What was asked for, in ms. */
  readonly asked: number | null;
  /** What was shown, in ms; null where it was not measured. */
  readonly shown: number | null;
  readonly masked: boolean | null;
  /** False where the picture was not shown exactly as asked, or the table marks the row as not valid. */
  readonly exact: boolean;
  /** Degrees. */
  readonly eccentricity: number | null;
  readonly diameter: number | null;
  /** Whether the size of the screen, and so its degrees, were guessed. */
  readonly screenGuessed: boolean;
  /** The category of the texture, where it is not the shape's. */
  readonly texture: string | null;
  readonly looks: Looks | null;
}

/** Glimpses of one scene: how many, and the net's answer after each, on the person's and on its own. */
export interface Looks {
  readonly count: number;
  readonly netAfter: readonly string[];
  readonly netOwnAfter: readonly string[];
}

/** A net's answer to one picture. It gets pixels alone, so a picture counts once, however many people saw it. */
export interface NetTrial {
  readonly net: string;
  readonly level: string;
  readonly condition: string;
  readonly category: string;
  readonly response: string;
  readonly correct: boolean;
  readonly picture: string;
  readonly texture: string | null;
  readonly looks: Looks | null;
  readonly eccentricity: number | null;
  readonly diameter: number | null;
}

/** Rows that do not count, by reason, and rows that count although something was amiss. */
export interface Counted {
  readonly rows: number;
  readonly practice: number;
  /** Showings that were broken off or repeated before a question was asked. */
  readonly discarded: number;
  /** Marked as not valid in a table that does not say how they ended. */
  readonly invalid: number;
  /** In conditions that `--drop` names. */
  readonly dropped: number;
  /** A picture that the person had already judged in the condition: a second look is no glimpse. */
  readonly repeats: number;
  /** These count: they were answered, though not shown exactly as asked. */
  readonly inexact: number;
  /** Trials in a table with nets in which the net gave no answer. */
  readonly netSilent: number;
}

export interface FigureData {
  readonly trials: readonly FigureTrial[];
  readonly nets: readonly NetTrial[];
  readonly counted: Counted;
  /** One id in several files, by what was made of it. */
  readonly shared: { readonly joined: readonly string[]; readonly parted: readonly string[] };
}
