import { type Met, metFormat } from "../content/met";
import { type Progress, progressFormat, type Settings, settingsFormat } from "../content/saved";
import { joinMet, joinProgress, joinSettings } from "./joining";
import type { Notices } from "./notices";
import type { Ports } from "./ports";
import { type SharedState, shareSaved } from "./shared-state";
import { createMetStore, type MetStore, nothingMet } from "./stores/met-store";
import { createProgressStore, type ProgressStore } from "./stores/progress-store";
import { createSettingsStore, defaultSettings, type SettingsStore } from "./stores/settings-store";
import type { Store } from "./stores/store";

const SETTINGS_KEY = "glimpse.settings";
const PROGRESS_KEY = "glimpse.progress";
const MET_KEY = "glimpse.met";

const noProgress: Progress = { levels: {} };

/**
 * Who is playing: subject, settings, progress, the pictures met and the name on the records. The owner's visit is saved in this browser;
 * a guest's starts fresh, is saved only in its records, and leaves the owner's unchanged.
 */
export interface Visits {
  /** Null while the owner plays. */
  guest(): string | null;
  /** Hands the game to a guest. @param subject the name on their records; random if absent */
  begin(subject?: string): void;
  /** Gives the game back to the owner. Does nothing without a guest. */
  end(): void;
  /** Sets aside what a newer game saved under a key, and starts fresh. */
  startFresh(key: string): void;
}

export interface VisitState {
  readonly settings: SettingsStore;
  readonly progress: ProgressStore;
  readonly met: MetStore;
  readonly visits: Visits;
  /**
   * Erases the owner's settings, progress and pictures met, also from this browser. @throws Error (as a rejection) if the browser
   * refuses
   */
  erase(): Promise<void>;
}

export interface VisitOptions {
  /** Receives notices of saved data that is damaged or cannot be saved. */
  readonly notices: Notices;
  /** Called before the player changes: a block under way belongs to the previous player. */
  readonly onTurn: () => void;
  /** Another tab has erased the player's data. */
  readonly onErased: () => void;
}

export function openVisits(
  ports: Pick<Ports, "keyValue" | "newSeed" | "date">,
  { notices, onTurn, onErased }: VisitOptions,
): VisitState {
  const { keyValue } = ports;
  const freshSubject = () => `p${ports.newSeed()}`;
  let guest: string | null = null;
  /** True while stores are being set from saved values. */
  let following = false;

  const keep = <T>(store: Store<T>, state: SharedState<T>): void => {
    store.subscribe((value) => {
      if (guest === null && !following) state.change(value);
    });
  };
  const put = <T>(store: Store<T>, value: T): void => {
    following = true;
    store.setState(value, true);
    following = false;
  };

  const common = { keyValue, now: ports.date, tell: notices.tell, onErased };
  const savedSettings = shareSaved<Settings>({
    ...common,
    key: SETTINGS_KEY,
    format: settingsFormat,
    joining: joinSettings,
    fresh: () => defaultSettings(freshSubject()),
    onFollow: (value) => follow(() => put(settings, value)),
  });
  const savedProgress = shareSaved<Progress>({
    ...common,
    key: PROGRESS_KEY,
    format: progressFormat,
    joining: joinProgress,
    fresh: () => noProgress,
    onFollow: (value) => follow(() => put(progress, value)),
  });
  const savedMet = shareSaved<Met>({
    ...common,
    key: MET_KEY,
    format: metFormat,
    joining: joinMet,
    fresh: () => nothingMet,
    // Nobody loses a score by it: what cannot be read or kept is met again. Erasing is told by the others.
    tell: () => {},
    onErased: () => {},
    onFollow: (value) => follow(() => put(met, value)),
  });
  const settings = createSettingsStore(savedSettings.value());
  const progress = createProgressStore(savedProgress.value());
  const met = createMetStore(savedMet.value());
  const saved = new Map<string, SharedState<unknown>>([
    [SETTINGS_KEY, savedSettings as SharedState<unknown>],
    [PROGRESS_KEY, savedProgress as SharedState<unknown>],
    [MET_KEY, savedMet as SharedState<unknown>],
  ]);

  /** A guest's turn continues undisturbed; the owner sees the change on return. */
  function follow(show: () => void): void {
    if (guest === null) show();
  }

  keep(settings, savedSettings);
  keep(progress, savedProgress);
  keep(met, savedMet);
  keyValue.watch?.((key) => {
    for (const [name, state] of saved) if (key === null || key === name) state.follow();
  });

  const showOwner = (): void => {
    guest = null;
    put(settings, savedSettings.value());
    put(progress, savedProgress.value());
    put(met, savedMet.value());
  };

  return {
    settings,
    progress,
    met,
    visits: {
      guest: () => guest,
      begin: (subject = freshSubject()) => {
        onTurn();
        guest = subject;
        // Screen measurements, net, sound and longer flashes belong to the device; calm mode, the warning and the time to answer to
        // the person.
        const { calm, flashesAccepted, answerTime } = defaultSettings(subject);
        put(settings, { ...savedSettings.value(), calm, flashesAccepted, answerTime, subject });
        put(progress, noProgress);
        put(met, nothingMet);
      },
      end: () => {
        if (guest === null) return;
        onTurn();
        showOwner();
      },
      startFresh: (key) => saved.get(key)?.startFresh(),
    },
    erase: async () => {
      const outcomes = await Promise.allSettled([savedSettings, savedProgress, savedMet].map((state) => state.erase()));
      showOwner();
      for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
    },
  };
}
