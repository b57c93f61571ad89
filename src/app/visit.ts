import { type Progress, progressFormat, type Settings, settingsFormat } from "../content/saved";
import type { Notices } from "./notices";
import type { Ports } from "./ports";
import { keepSaved, recall } from "./remember";
import { createProgressStore, type ProgressStore } from "./stores/progress-store";
import { createSettingsStore, defaultSettings, type SettingsStore } from "./stores/settings-store";

const SETTINGS_KEY = "glimpse.settings";
const PROGRESS_KEY = "glimpse.progress";

const noProgress: Progress = { levels: {} };

/**
 * Whose turn it is: subject, settings, progress and the name on the records. The owner's visit is what this browser
 * keeps; a guest's begins fresh, is kept nowhere but in its records, and leaves the owner's as it was.
 */
export interface Visits {
  /** Null while the owner plays. */
  guest(): string | null;
  /** Hands the game to somebody else. @param subject the name on their records; a random one where absent */
  begin(subject?: string): void;
  /** Gives it back to the owner. Nothing happens when nobody else plays. */
  end(): void;
}

export interface VisitState {
  readonly settings: SettingsStore;
  readonly progress: ProgressStore;
  readonly visits: Visits;
  /** Forgets the owner's settings and progress, in this browser too. */
  erase(): void;
}

/**
 * @param notices hears of saved data that is damaged or cannot be kept
 * @param onTurn called before another's turn begins: what was under way belongs to the one before
 */
export function openVisits(
  ports: Pick<Ports, "keyValue" | "newSeed">,
  notices: Notices,
  onTurn: () => void,
): VisitState {
  const { keyValue } = ports;
  const freshSubject = () => `p${ports.newSeed()}`;
  const saved = {
    settings: recall(keyValue, SETTINGS_KEY, settingsFormat, defaultSettings(freshSubject())),
    progress: recall(keyValue, PROGRESS_KEY, progressFormat, noProgress),
  };
  const settings = createSettingsStore(saved.settings.value);
  const progress = createProgressStore(saved.progress.value);
  let owner: { readonly settings: Settings; readonly progress: Progress } | null = null;

  for (const { notice } of [saved.settings, saved.progress]) if (notice) notices.tell(notice);
  const keeping = { isKept: () => owner === null, onFault: () => notices.tell({ kind: "storage-unavailable" }) };
  keepSaved(keyValue, SETTINGS_KEY, settingsFormat, settings, keeping);
  keepSaved(keyValue, PROGRESS_KEY, progressFormat, progress, keeping);

  return {
    settings,
    progress,
    visits: {
      guest: () => (owner ? settings.getState().subject : null),
      begin: (subject = freshSubject()) => {
        onTurn();
        owner ??= { settings: settings.getState(), progress: progress.getState() };
        // The screen's measures, the net and the sound belong to the device; calm mode and the warning to the person.
        const { calm, flashesAccepted } = defaultSettings(subject);
        settings.setState({ ...owner.settings, calm, flashesAccepted, subject }, true);
        progress.setState(noProgress, true);
      },
      end: () => {
        if (!owner) return;
        onTurn();
        const back = owner;
        owner = null;
        settings.setState(back.settings, true);
        progress.setState(back.progress, true);
      },
    },
    erase: () => {
      owner = null;
      settings.setState(defaultSettings(freshSubject()), true);
      progress.setState(noProgress, true);
      for (const key of [SETTINGS_KEY, PROGRESS_KEY]) {
        keyValue.remove(key);
        keyValue.remove(`${key}.damaged`);
      }
    },
  };
}
