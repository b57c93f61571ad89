import type { Level } from "../content/level";
import { type OpenBlock, openBlockFormat } from "../content/open-block";
import { readSaved, type Settings, writeSaved } from "../content/saved";
import { hashString } from "../core/rng";
import { type Allowances, allowedBlock } from "../core/trial/allowances";
import type { Deck } from "../core/trial/flash-task";
import type { TrialRecord } from "../core/trial/record";
import { allowancesFor } from "./allowances";
import type { KeyValuePort } from "./ports";
import type { Viewing } from "./settings-desk";
import { blockOf } from "./tasks/task-kinds";

const KEY = "glimpse.open-block";

/**
 * Why a block cannot resume: its trials would differ now, it belongs to another player, or its records cannot be read.
 */
export type Misfit = "trials" | "calm" | "screen" | "player" | "records";

/** Notes the block under way, in this tab. Only a convenience: a tab that cannot store it loses nothing else. */
export interface OpenBlockNote {
  find(): OpenBlock | null;
  write(note: OpenBlock): void;
  /** Counts one more trial. */
  count(record: TrialRecord): void;
  close(): void;
}

export function createOpenBlockNote(tab: KeyValuePort): OpenBlockNote {
  let note: OpenBlock | null = null;
  const attempt = (act: () => void): void => {
    try {
      act();
    } catch {
      // Then it is not kept.
    }
  };
  const write = (next: OpenBlock): void => {
    note = next;
    attempt(() => tab.set(KEY, writeSaved(next, openBlockFormat)));
  };
  return {
    find: () => {
      let text: string | null = null;
      attempt(() => {
        text = tab.get(KEY);
      });
      const saved = readSaved(text, openBlockFormat);
      return saved.kind === "read" ? saved.value : null;
    },
    write,
    count: ({ trial, outcome }) => {
      if (note && !trial.practice && outcome !== "discarded") write({ ...note, done: note.done + 1 });
    },
    close: () => {
      note = null;
      attempt(() => tab.remove(KEY));
    },
  };
}

export interface BlockNow {
  readonly level: Level;
  readonly seed: string;
  readonly deck: Deck;
  readonly viewing: Viewing;
  readonly settings: Pick<Settings, "subject" | "calm" | keyof Allowances>;
}

/** Identifies a block that starts now, or would. */
export function describeBlock({ level, seed, deck, viewing, settings }: BlockNow) {
  const block = allowedBlock(blockOf(level, seed, deck, viewing.reach), allowancesFor(level, settings));
  const { pixelsPerMm, distanceCm } = viewing;
  return {
    level: level.id,
    version: level.version,
    seed,
    subject: settings.subject,
    calm: settings.calm,
    geometry: block.trials.some(({ place }) => place !== undefined) ? { pixelsPerMm, distanceCm } : null,
    trials: hashString(JSON.stringify(block)),
    of: block.trials.length,
  };
}

/** Why an interrupted block differs from the one that would be played now; null when it does not. */
export function misfit(note: OpenBlock, now: ReturnType<typeof describeBlock>): Misfit | null {
  if (note.subject !== now.subject) return "player";
  if (note.calm !== now.calm) return "calm";
  if (JSON.stringify(note.geometry) !== JSON.stringify(now.geometry)) return "screen";
  return note.version === now.version && note.trials === now.trials ? null : "trials";
}

/** The records this block has made so far. */
export function recordsOf(note: OpenBlock, kept: readonly TrialRecord[]): TrialRecord[] {
  return kept.filter(
    ({ level, seed, subject, session, at }) =>
      level === note.level &&
      seed === note.seed &&
      subject === note.subject &&
      session === note.session &&
      at >= note.begun,
  );
}
