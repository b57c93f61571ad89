import type { Level } from "../content/level";
import { type LabMeasures, satisfies } from "../core/lab/lab-rule";
import { type ProgressStore, withLab } from "./stores/progress-store";
import type { LabOutcome, SessionStore } from "./stores/session-store";

export interface LabDesk {
  /**
   * Reports what the player achieved in a level's lab. The rules in the level's file decide what that earns, not the
   * lab.
   */
  report(level: Level, measures: LabMeasures): LabOutcome;
}

export function createLabDesk(progress: ProgressStore, session: SessionStore): LabDesk {
  return {
    report: (level, measures) => {
      const { id, task } = level;
      const markRule = task.type === "lab" ? task.mark : task.labMark;
      const outcome: LabOutcome = {
        level: id,
        passed: task.type === "lab" && satisfies(task.complete, measures),
        marked: markRule !== undefined && satisfies(markRule, measures),
      };
      progress.setState((state) => withLab(state, outcome), true);
      session.setState({ lab: outcome });
      return outcome;
    },
  };
}
