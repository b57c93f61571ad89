import type { PlayerMessage, ToPlayer } from "../../content/class/class-messages";
import type { TrialTicket } from "../../content/class/class-trial";
import type { PlayerView } from "../../content/class/class-views";
import { isTooCoarse } from "../../core/stats/clock-grain";
import { initialTrial } from "../../core/trial/machine";
import type { ResponseDevice } from "../../core/trial/record";
import type { CategoryId } from "../../core/trial/trial";
import { freshSeat, type SeatState } from "../stores/class-store";
import type { ClassDeskOptions } from "./class-desk-options";
import type { ClassFailure, ClassLine } from "./class-port";
import { createSeatMemory } from "./kept-seat";
import { createPictureFetching } from "./picture-fetching";
import { playTicket, type TicketRun, unseen } from "./play-ticket";

/** A player's seat in a class. */
export interface SeatDesk {
  /** Sits down in a session, in the seat held before if there was one, and shows it. @throws ClassFailure */
  take(session: string, code: string): Promise<void>;
  /**
   * The ready check: accepts the flashes (calm or not), measures the screen, and says so to the room.
   * @param touch whether the device is played by touch
   */
  check(calm: boolean, touch: boolean): void;
  /** @param at the input event's own `timeStamp` */
  answer(choice: CategoryId, at: number, device: ResponseDevice): void;
  rename(name: string): void;
  changeTeam(team: number): void;
  /** The page was hidden: a picture under way is no longer fair. */
  pageHidden(): void;
  leave(): void;
}

export function createSeatDesk(options: ClassDeskOptions): SeatDesk {
  const { classroom, sealed, ports, stores, settings, show, callNet } = options;
  const memory = createSeatMemory(ports.tabKeyValue, ports.keyValue);
  let line: ClassLine<PlayerMessage> | null = null;
  let run: TicketRun | null = null;
  let place = { session: "", code: "" };

  const seat = (): SeatState => stores.classroom.getState().seat ?? freshSeat;
  const change = (part: Partial<SeatState>): void =>
    stores.classroom.setState((state) => (state.seat ? { seat: { ...state.seat, ...part } } : {}));

  const quiet = (): Promise<void> => {
    const isUp = () => seat().trial.phase === "presenting";
    if (!isUp()) return Promise.resolve();
    return new Promise((resolve) => {
      const end = stores.classroom.subscribe(() => {
        if (isUp()) return;
        end();
        resolve();
      });
    });
  };
  const fetching = createPictureFetching({
    sealed,
    urlOf: classroom.pictureUrl,
    quiet,
    onLoaded: (pictures) => {
      change({ loaded: pictures });
      line?.send({ type: "loaded", pictures });
    },
  });

  const play = (ticket: TrialTicket): void => {
    if (seat().check !== "done") return;
    if (memory.hasBegun(ticket.trial)) {
      // The page was reloaded meanwhile: nobody sees a picture twice, and nobody waits.
      if (!run && seat().answer === "none") line?.send({ type: "answer", played: unseen(ticket, "interrupted") });
      return;
    }
    memory.begin(ticket.trial);
    const now = () => line?.now() ?? Date.now();
    change({ trialId: ticket.trial, trial: initialTrial, answer: "none", result: null, picture: null });
    ports.presenter.setField("empty");
    const mine = playTicket({
      ticket,
      ports,
      sealed,
      pictureUrl: classroom.pictureUrl(ticket.picture),
      viewing: settings.viewing,
      calm: stores.settings.getState().calm,
      now,
      onPicture: (picture) => change({ picture }),
      onState: (trial) => {
        if (run === mine && trial.phase !== "done") change({ trial });
      },
    });
    run = mine;
    void mine.played.then((played) => {
      if (run !== mine) return;
      run = null;
      ports.presenter.setField("hidden");
      line?.send({ type: "answer", played });
      change({ trialId: null, trial: initialTrial, answer: played.outcome === "discarded" ? "broken" : "sending" });
    });
  };

  /** The round is over for everybody, whether or not this device has finished. */
  const breakOff = (): void => {
    if (!run) return;
    run.post({ type: "interrupted", reason: "interrupted" });
    ports.presenter.cancel("interrupted");
  };

  const see = (view: PlayerView): void => {
    if (view.phase !== "open") breakOff();
    change({ view, refused: null });
    if (view.block && view.block.pictures.length > 0) fetching.want(view.block.pictures);
    if (view.ticket) play(view.ticket);
  };

  const heard: { readonly [T in ToPlayer["type"]]: (message: Extract<ToPlayer, { type: T }>) => void } = {
    clock: () => {},
    welcome: ({ token }) => {
      memory.keep({ ...place, token });
      // The room may have been made anew, and not know what this device has told it.
      if (seat().check === "done") tellDevice();
    },
    view: ({ view }) => see(view),
    totals: ({ totals }) => {
      const { view } = seat();
      if (view) change({ view: { ...view, totals } });
    },
    taken: () => change({ answer: "taken" }),
    result: ({ result }) => change({ result }),
    refused: ({ of, refusal }) => {
      if (of !== "answer") change({ refused: { of, refusal } });
      else if (seat().answer === "sending") change({ answer: "broken" });
    },
    gone: ({ why }) => {
      breakOff();
      fetching.stop();
      if (why !== "replaced") memory.forget();
      change({ gone: why });
    },
  };
  const hear = (message: ToPlayer): void => (heard[message.type] as (message: ToPlayer) => void)(message);

  let device: Extract<PlayerMessage, { type: "ready" }>["device"] | null = null;
  const tellDevice = (): void => {
    if (device) line?.send({ type: "ready", device });
  };

  const measure = async (calm: boolean, touch: boolean): Promise<void> => {
    change({ check: "measuring" });
    const refresh = await ports.presenter.measureRefresh();
    const browser = ports.display?.browser.label ?? "";
    device = { refresh, steady: !isTooCoarse(ports.presenter.clockGrain?.(), refresh), calm, touch, browser };
    change({ check: "done" });
    tellDevice();
    const ticket = seat().view?.ticket;
    if (ticket) play(ticket);
  };

  const join = async (session: string, token: string | undefined): Promise<void> => {
    const person = memory.person(stores.settings.getState().subject, ports.newSeed);
    line?.close();
    line = await classroom.play(
      session,
      { as: "player", person, ...(token !== undefined && { token }) },
      {
        hear,
        onState: (state) => {
          if (state === "over" && seat().gone === null) change({ gone: "ended" });
          change({ line: state });
        },
      },
    );
  };

  const stop = (): void => {
    breakOff();
    run = null;
    fetching.stop();
    line?.close();
    line = null;
    ports.presenter.setField("hidden");
  };

  return {
    take: async (session, code) => {
      place = { session, code };
      const kept = memory.seat(session);
      stores.classroom.setState({ seat: freshSeat });
      try {
        await join(session, kept?.token).catch((error: ClassFailure) => {
          // A seat of another journal: sit down anew.
          if (!kept || error.fault !== "wrong-secret") throw error;
          memory.forget();
          return join(session, undefined);
        });
      } catch (error) {
        stores.classroom.setState({ seat: null });
        throw error;
      }
      show({ name: "class-seat" });
    },
    check: (calm, touch) => {
      if (seat().check !== "idle") return;
      stores.settings.setState({ flashesAccepted: true, calm });
      void measure(calm, touch).catch(() => change({ check: "idle" }));
    },
    answer: (choice, at, by) => run?.post({ type: "answer", choice, at, device: by }),
    rename: (name) => line?.send({ type: "name", name }),
    changeTeam: (team) => line?.send({ type: "team", team }),
    pageHidden: () => {
      run?.post({ type: "interrupted", reason: "hidden" });
      ports.presenter.cancel("hidden");
    },
    leave: () => {
      line?.send({ type: "leave" });
      stop();
      memory.forget();
      stores.classroom.setState({ seat: null });
      callNet();
      show({ name: "title" });
    },
  };
}
