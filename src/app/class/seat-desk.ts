import type { PlayerMessage, ToPlayer } from "../../content/class/class-messages";
import type { PlayedTrial, TrialTicket } from "../../content/class/class-trial";
import type { PlayerView } from "../../content/class/class-views";
import { isTooCoarse } from "../../core/stats/clock-grain";
import { initialTrial } from "../../core/trial/machine";
import type { ResponseDevice } from "../../core/trial/record";
import type { CategoryId } from "../../core/trial/trial";
import { freshSeat, type SeatState } from "../stores/class-store";
import type { ClassDeskOptions } from "./class-desk-options";
import type { ClassFailure, ClassLine, LineEnd } from "./class-port";
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
  /** Takes the seat back from the window that has replaced this one. */
  takeBack(): void;
  /** Nobody knows a session of this code any more. */
  unknown(code: string): void;
  leave(): void;
}

/** What a line that is over means for the player. */
const goneOf = (why: LineEnd | null | undefined): NonNullable<SeatState["gone"]> => {
  if (why === "replaced") return "replaced";
  if (why === "banned") return "banned";
  return why === "expelled" ? "removed" : "ended";
};

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
      if (!run && seat().answer === "none") tellPlayed(unseen(ticket, "interrupted"));
      return;
    }
    memory.begin(ticket.trial);
    const now = () => line?.now() ?? Date.now();
    change({ trialId: ticket.trial, trial: initialTrial, answer: "none", reason: null, result: null, picture: null });
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
      change({ trialId: null, trial: initialTrial });
      tellPlayed(played);
    });
  };

  const tellPlayed = (played: PlayedTrial): void => {
    const broken = played.outcome === "discarded";
    change({ answer: broken ? "broken" : "sending", reason: played.reason });
    line?.send({ type: "answer", played });
  };

  /** The round is over for everybody, whether or not this device has finished. */
  const breakOff = (): void => {
    if (!run) return;
    const over = run;
    run = null;
    over.post({ type: "interrupted", reason: "interrupted" });
    ports.presenter.cancel("interrupted");
    ports.presenter.setField("hidden");
    change({ trialId: null, trial: initialTrial });
  };

  /** The picture that is open or was open last, so that nothing of one is said of another. */
  let round = "";
  const see = (view: PlayerView): void => {
    if (view.phase !== "open") breakOff();
    const now = `${view.block?.item}/${view.block?.closed}`;
    if (view.phase === "open" && now !== round) {
      // What was open before may have closed unheard.
      breakOff();
      round = now;
      change({ answer: "none", reason: null, result: null, picture: null });
    }
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
      if (seat().loaded > 0) line?.send({ type: "loaded", pictures: seat().loaded });
    },
    view: ({ view }) => see(view),
    totals: ({ totals }) => {
      const { view } = seat();
      if (view) change({ view: { ...view, totals } });
    },
    taken: () => {
      if (seat().answer === "sending") change({ answer: "taken" });
    },
    result: ({ result }) => {
      const isNews = seat().result?.trial !== result.trial;
      change({ result });
      if (isNews && result.played && result.choice !== null && result.texture === null)
        ports.sound.play(result.right ? "right" : "wrong");
    },
    refused: ({ of, refusal }) => {
      if (of !== "answer") change({ refused: { of, refusal } });
      else if (seat().answer === "sending") change({ answer: "broken", reason: "interrupted" });
    },
    gone: ({ why }) => {
      breakOff();
      fetching.stop();
      // A seat that goes on elsewhere is not for this window to forget.
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
    // The first sound of a visit opens the audio output, which is slow.
    ports.sound.play("start");
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
        onState: (state, why) => {
          if (state === "over" && seat().gone === null) heard.gone({ type: "gone", why: goneOf(why) });
          change({ line: state });
        },
      },
    );
  };

  const stop = (): void => {
    breakOff();
    fetching.stop();
    line?.close();
    line = null;
    ports.presenter.setField("hidden");
  };

  const take = async (session: string, code: string): Promise<void> => {
    place = { session, code };
    const kept = memory.seat(session);
    device = null;
    round = "";
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
  };

  return {
    take,
    takeBack: () => {
      const { session, code } = place;
      void take(session, code).catch((error: ClassFailure) => {
        stores.classroom.setState(({ door }) => ({ door: { ...door, fault: error.fault } }));
        show({ name: "class-door" });
      });
    },
    unknown: memory.forgetCode,
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
      if (seat().gone !== "replaced") memory.forget();
      stores.classroom.setState({ seat: null });
      callNet();
      show({ name: "title" });
    },
  };
}
