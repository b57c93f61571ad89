import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { BlockSummary } from "../../app/summary";
import { taskKinds } from "../../app/tasks/task-kinds";
import type { LevelOf, TaskOf, TaskType } from "../../content/level";
import type { MessageKey, Translate } from "../../content/messages";
import type en from "../../content/messages/en/cue-choice.json";
import type { Allowances } from "../../core/trial/allowances";
import { lookScreen } from "../glimpses/look-screen";
import { joinSentences } from "../kit/join-sentences";
import { playScreen } from "../play/play-screen";
import { lookNotes, timingNotes } from "../results/results-notes";
import { timingPanel } from "../timing/timing-panel";
import { lookCourse } from "./look-course";
import { trialCourse } from "./trial-course";

type Nothing = typeof nothing;
type CueTranslate = Translate<MessageKey | keyof typeof en>;

/** How one task type looks, on every screen where it differs. What it does is in app/tasks. */
export interface TaskView<T extends TaskType> {
  /** The play screen. */
  readonly screen: (game: Game) => TemplateResult;
  /** In the intro: the course of a trial, as a drawing. */
  readonly course: (t: Translate, task: TaskOf<T>, allowances: Allowances) => TemplateResult | Nothing;
  /** In the intro: the number of trials, how to pass, how to answer. */
  readonly facts: (t: Translate, task: TaskOf<T>) => readonly string[];
  readonly startKey: (task: TaskOf<T>) => MessageKey;
  /** What the start button does, and whether it waits for a net that is loading. */
  readonly start: (game: Game, level: string) => void;
  readonly needsNet: boolean;
  /** Pictures appear on the grey field, which has to be large enough. */
  readonly onField: boolean;
  /** Whether calm mode changes anything. */
  readonly fades: boolean;
  /** In the results: caveats about the times. */
  readonly notes: (game: Game, summary: BlockSummary) => TemplateResult | Nothing;
}

const answering = (t: Translate, alternatives: number): string =>
  joinSentences(t, [t("intro.keys", { n: alternatives }), t("intro.touch")]);

const taskViews: { readonly [T in TaskType]: TaskView<T> } = {
  flash: {
    screen: playScreen,
    course: trialCourse,
    facts: (t, task) => [
      joinSentences(t, [t("intro.practice", { count: task.practice }), t("intro.trials", { count: task.trials })]),
      taskKinds.flash.hasRightAnswer(task) ? t("intro.pass") : (t as CueTranslate)("cue.pass"),
      answering(t, task.alternatives),
    ],
    startKey: ({ practice }) => (practice > 0 ? "intro.start.practice" : "intro.start"),
    start: (game) => game.play.start(),
    needsNet: true,
    onField: true,
    fades: true,
    notes: (game, summary) => html`${timingNotes(game, summary)}
      <details>
        <summary>${game.stores.language.getState().t("timing.title")}</summary>
        ${timingPanel(game, game.stores.play.getState().records)}
      </details>`,
  },
  glimpses: {
    screen: lookScreen,
    course: lookCourse,
    facts: (t, { trials, alternatives }) => [
      t("glimpses.intro.scenes", { n: trials }),
      t("intro.pass"),
      answering(t, alternatives),
    ],
    startKey: () => "intro.start",
    start: (game) => game.play.start(),
    needsNet: true,
    onField: false,
    fades: false,
    notes: lookNotes,
  },
  lab: {
    screen: playScreen,
    course: () => nothing,
    facts: (t) => [t("intro.lab.pass")],
    startKey: () => "lab.open",
    start: (game, level) => game.go.lab(level),
    needsNet: false,
    onField: false,
    fades: false,
    notes: () => nothing,
  },
};

/** The view of a level's task type. */
export function taskView<T extends TaskType>({ task }: LevelOf<T>): TaskView<T> {
  return taskViews[task.type as T];
}
