import { builtLevels, campaignLevels } from "../content/campaign";
import type { LevelShelf } from "./level-shelf";
import type { Notices } from "./notices";
import type { Ports } from "./ports";
import type { Screen } from "./stores/screen-store";
import type { Stores } from "./stores/stores";
import { taskKinds } from "./tasks/task-kinds";

/** Moves between screens. */
export interface Navigation {
  title(): void;
  map(): void;
  /** Opens a level's intro, after the flash warning if the level flashes and the player has not yet accepted it. */
  level(level: string, seed?: string): void;
  explanation(level: string): void;
  /** Opens a level's lab. */
  lab(level: string): void;
  results(): void;
  settings(): void;
  /** Goes to the classroom's door, once its code is here. */
  classDoor(): void;
  /** Puts result files of several classes side by side. */
  classCup(): void;
  /** Opens the field notebook: the measurements of every block. */
  notebook(): void;
  /** Restarts the current screen, with everything it loads. */
  anew(): void;
  /** Leaves the settings or the notebook for the previous screen. */
  back(): void;
  /** Accepts the flash warning and opens the level the player asked for. */
  acceptFlashes(calm: boolean): void;
}

export interface NavigationOptions {
  readonly ports: Pick<Ports, "stage" | "presenter">;
  readonly stores: Pick<Stores, "screen" | "settings" | "session" | "net">;
  readonly levels: LevelShelf;
  readonly notices: Notices;
  /** Ends the block under way, if there is one. */
  readonly stopPlay: () => void;
  readonly openNotebook: () => Promise<void>;
  /** Tries to load the net again if the reason for its absence may have passed. */
  readonly recallNet: () => void;
}

/** Shows a screen, and sets the stage and field behind it. */
export type Show = (screen: Screen) => void;

/** The moving background waits for the net: when both run on the CPU, it would double the net's warm-up. */
export function createShow(
  ports: Pick<Ports, "stage" | "presenter">,
  { screen, net }: Pick<Stores, "screen" | "net">,
): Show {
  const ground = (): void => {
    const { kind } = net.getState();
    const { name } = screen.getState().screen;
    if ((name === "title" || name === "map") && (kind === "ready" || kind === "absent")) ports.stage.backdrop();
  };
  net.subscribe((status, before) => {
    if (status.kind !== before.kind) ground();
  });
  return (next) => {
    if (next.name !== "explanation") ports.stage.sleep();
    ports.presenter.setField(next.name === "play" ? "empty" : "hidden");
    screen.setState({ screen: next });
    ground();
  };
}

export function createNavigation(options: NavigationOptions, show: Show): Navigation {
  const { stores, levels, notices, stopPlay } = options;
  const now = (): Screen => stores.screen.getState().screen;

  /** Counts requests: a level's file may arrive after the player has asked for another level or screen. */
  let asked = 0;
  const enter = async (level: string): Promise<void> => {
    const turn = ++asked;
    const from = now();
    options.recallNet();
    // An unreadable file flashes nothing, so no warning; the intro reports the problem.
    const flashes = await levels.file(level).then(
      ({ task }) => taskKinds[task.type].flashes,
      () => false,
    );
    if (turn !== asked || now() !== from) return;
    show(flashes ? { name: "warning", level } : { name: "intro", level });
  };

  return {
    title: () => show({ name: "title" }),
    map: () => {
      stopPlay();
      show({ name: "map" });
    },
    level: (level, seed) => {
      asked += 1;
      stores.session.setState({ wantedSeed: seed ?? null });
      // A link may open a level still locked on the map, so that a teacher can choose where a class starts, but not one
      // that is not built yet.
      if (!builtLevels(levels.campaign).includes(level)) {
        const planned = campaignLevels(levels.campaign).some((each) => each.id === level);
        notices.tell({ kind: planned ? "locked-level" : "unknown-level", level });
        show({ name: "map" });
      } else if (stores.settings.getState().flashesAccepted) show({ name: "intro", level });
      else void enter(level);
    },
    explanation: (level) => show({ name: "explanation", level }),
    lab: (level) => {
      stopPlay();
      show({ name: "lab", level });
    },
    results: () => show(stores.session.getState().summary ? { name: "results" } : { name: "map" }),
    settings: () => {
      const back = now();
      if (back.name !== "settings") show({ name: "settings", back });
    },
    classDoor: () => show({ name: "class-door" }),
    classCup: () => show({ name: "class-cup" }),
    notebook: () => {
      const back = now();
      if (back.name !== "notebook") show({ name: "notebook", back: back.name === "results" ? back : { name: "map" } });
      void options.openNotebook();
    },
    anew: () => stores.screen.setState(({ turn }) => ({ turn: turn + 1 })),
    back: () => {
      const screen = now();
      show(screen.name === "settings" || screen.name === "notebook" ? screen.back : { name: "map" });
    },
    acceptFlashes: (calm) => {
      stores.settings.setState({ flashesAccepted: true, calm });
      const screen = now();
      if (screen.name === "warning") show({ name: "intro", level: screen.level });
    },
  };
}
