import { expect, vi } from "vitest";
import type { KeepFault } from "../../src/app/keeping-ports";
import type { AnyLevelFigure } from "../../src/app/level-figure";
import type { Show } from "../../src/app/navigation";
import { PictureFailure } from "../../src/app/picture-failure";
import { createPlayDesk, type PlayDeskOptions } from "../../src/app/play-desk";
import { Interruption, type KeyValuePort, type PresentationRequest } from "../../src/app/ports";
import { createMetStore, nothingMet } from "../../src/app/stores/met-store";
import { createPlayStore } from "../../src/app/stores/play-store";
import { createProgressStore } from "../../src/app/stores/progress-store";
import { createScreenStore, type Notice, type Screen } from "../../src/app/stores/screen-store";
import { createSessionStore } from "../../src/app/stores/session-store";
import { createSettingsStore, defaultSettings } from "../../src/app/stores/settings-store";
import type { Stores } from "../../src/app/stores/stores";
import type { Level } from "../../src/content/level";
import type { Figure } from "../../src/core/figure/figure";
import type { InvalidReason, PresentationLog, TrialRecord } from "../../src/core/trial/record";
import { hertz } from "../../src/core/units";
import { greyRaster } from "../../src/core/vision/raster";
import { deckOf, logOf } from "../core/trial/samples";
import { smallLevel } from "./small-level";

export const level = smallLevel({ trials: 4 });

export interface Kept {
  readonly tab: Map<string, string>;
  readonly archive: TrialRecord[];
}

export interface Wish {
  readonly kept?: Kept;
  readonly level?: Level;
  readonly calm?: boolean;
  readonly subject?: string;
  readonly pixelsPerMm?: number;
  readonly session?: string;
  readonly flashesAccepted?: boolean;
  /** The level's own figure. */
  readonly figure?: () => Promise<AnyLevelFigure | null>;
  /** Why the records cannot be read. */
  readonly archiveFault?: KeepFault;
}

/** A page with a game in it: pictures come when the test lets them, files too. */
export function openPage(wish: Wish = {}) {
  const kept: Kept = wish.kept ?? { tab: new Map(), archive: [] };
  const played = wish.level ?? level;
  const subject = wish.subject ?? "p1";
  const screens: Screen[] = [];
  const told: Notice[] = [];
  const prepared: PresentationRequest[] = [];
  const sounds: string[] = [];
  const noted: { level: string; seed: string; figures: readonly Figure[] }[] = [];
  const screen = createScreenStore();
  const stores = {
    play: createPlayStore(),
    session: createSessionStore(),
    screen,
    settings: createSettingsStore({
      ...defaultSettings(subject),
      calm: wish.calm ?? false,
      flashesAccepted: wish.flashesAccepted ?? true,
    }),
    progress: createProgressStore({ levels: {} }),
    met: createMetStore(nothingMet),
    language: { getState: () => ({ t: (key: string) => key }) },
  } as unknown as Stores;
  let files: ((file: Level) => void)[] = [];
  let broken: ((error: Error) => void)[] = [];
  let up: { end(log?: PresentationLog): void; fail(reason: InvalidReason): void } | null = null;
  let clock = 0;
  let picturesBroken = false;
  const tabKeyValue: KeyValuePort = {
    get: (key) => kept.tab.get(key) ?? null,
    set: (key, value) => kept.tab.set(key, value),
    remove: (key) => kept.tab.delete(key),
  };
  const stimulus = { raster: greyRaster(4, 4), hash: "00" };
  const ports = {
    tabKeyValue,
    presenter: {
      measureRefresh: async () => hertz(60),
      prepare: async (request: PresentationRequest) => void prepared.push(request),
      present: () =>
        new Promise<PresentationLog>((resolve, reject) => {
          up = {
            end: (log = logOf()) => {
              up = null;
              resolve(log);
            },
            fail: (reason) => {
              up = null;
              reject(new Interruption(reason));
            },
          };
        }),
      cancel: (reason: InvalidReason) => up?.fail(reason),
      setField: () => {},
    },
    pictures: {
      compose: async () => {
        if (picturesBroken) throw new PictureFailure("stopped", "the worker stopped");
        return stimulus;
      },
      mask: async () => stimulus.raster,
      fetch: async () => {},
    },
    net: { ask: async () => null },
    sound: { play: (name: string) => void sounds.push(name) },
    archive: {
      add: async (record: TrialRecord) => void kept.archive.push(record),
      all: async () => ({ records: kept.archive, damaged: [], unreadable: 0, fault: wish.archiveFault ?? null }),
    },
    date: () => new Date(Date.UTC(2026, 0, 1) + clock++ * 1000).toISOString(),
    newSeed: () => "42",
  } as unknown as PlayDeskOptions["ports"];
  const show: Show = (next) => {
    screens.push(next);
    screen.setState({ screen: next });
  };
  const notices = {
    tell: (notice: Notice) => void told.push(notice),
    dismiss: () => {},
    withdraw: (kind: Notice["kind"]) => {
      for (let i = told.length - 1; i >= 0; i--) if (told[i]?.kind === kind) told.splice(i, 1);
    },
  };
  const desk = createPlayDesk(
    {
      ports,
      stores,
      notices,
      deck: deckOf(3, 3),
      levels: {
        file: () =>
          new Promise<Level>((resolve, reject) => {
            files.push(resolve);
            broken.push(reject);
          }),
        room: () => ({}),
        learn: async () => {},
        figure: wish.figure ?? (async () => null),
        equip: async () => {},
      },
      settings: {
        viewing: () => ({
          pixelsPerMm: wish.pixelsPerMm ?? 4,
          distanceCm: 57,
          measured: true,
          trust: "measured",
          field: { width: 900, height: 600 },
          pixelRatio: 1,
          pinch: 1,
          reach: 15,
        }),
      },
      notebook: {
        keep: (id: string, seed: string, figures: readonly Figure[]) => void noted.push({ level: id, seed, figures }),
      },
      session: wish.session ?? "session-1",
      appVersion: "0",
    } as unknown as PlayDeskOptions,
    show,
  );
  const settle = async () => {
    for (let i = 0; i < 60; i++) await Promise.resolve();
  };
  const phase = () => stores.play.getState().trialState.phase;
  const page = {
    desk,
    stores,
    kept,
    told,
    prepared,
    sounds,
    noted,
    screens,
    settle,
    phase,
    screen: () => screen.getState().screen.name,
    picture: () => up,
    breakPictures: (broken: boolean) => {
      picturesBroken = broken;
    },
    intro: () => show({ name: "intro", level: played.id }),
    deliver: async () => {
      const waiting = files;
      files = [];
      broken = [];
      for (const give of waiting) give(played);
      await settle();
    },
    spoil: async () => {
      const waiting = broken;
      files = [];
      broken = [];
      for (const refuse of waiting) refuse(new Error("no file"));
      await settle();
    },
    begin: async () => {
      page.intro();
      desk.start();
      await page.deliver();
      await vi.waitFor(() => expect(up).not.toBeNull());
    },
    /** The picture that is up goes, and the question is answered. */
    answer: async (right = true) => {
      up?.end();
      await settle();
      const { trial } = stores.play.getState();
      const wrong = trial?.choices.find((choice) => choice !== trial.answer) ?? "";
      desk.answer(right ? (trial?.answer ?? "") : wrong, 1500, "keyboard");
      await settle();
    },
    next: async () => {
      desk.next();
      await settle();
    },
  };
  return page;
}
