import type { HostMessage, JoinRequest, ToHost } from "../../content/class/class-messages";
import type { ClassSettings } from "../../content/class/class-settings";
import { freshHost, type HostState } from "../stores/class-store";
import type { ClassDeskOptions } from "./class-desk-options";
import { ClassFailure, type ClassLine, type ClassResultRow, type OpenedClass } from "./class-port";
import { afterMessage } from "./host-messages";
import { createJudging, type Judging } from "./judging";
import { createHostMemory, type KeptHost } from "./kept-hosts";

type HostRequest = Extract<JoinRequest, { as: "host" }>;

/** The host's desk of a class. */
export interface HostDesk {
  /** Sits down at the desk of a session that this device has opened, and shows it. @throws ClassFailure */
  begin(opened: OpenedClass): Promise<void>;
  /** Comes back to a desk (a reload), or takes one over. @throws ClassFailure */
  resume(session: string, request: HostRequest): Promise<void>;
  /** Comes back to the desk of a session that this device has hosted. @returns false where it has not */
  comeBack(session: string): Promise<boolean>;
  /** Sessions that this device has hosted and not erased, the newest first. */
  hosted(): readonly KeptHost[];
  send(message: HostMessage): void;
  /** Changes some settings; the screen shows them before the room has answered. */
  setUp(change: Partial<ClassSettings>): void;
  /** The server's time in ms, as this device estimates it. */
  now(): number;
  /** All records so far. @throws ClassFailure */
  results(): Promise<readonly ClassResultRow[]>;
  /** Erases everything about the session on the server, and leaves. @throws ClassFailure */
  erase(): Promise<void>;
  /** Leaves the desk; the session goes on, and this device may come back. */
  leave(): void;
}

export function createHostDesk(options: ClassDeskOptions): HostDesk {
  const { classroom, sealed, ports, stores, show } = options;
  const memory = createHostMemory(ports.tabKeyValue, ports.keyValue);
  let line: ClassLine<HostMessage> | null = null;
  let judging: Judging | null = null;
  let own: { readonly session: string; readonly token: string; readonly recovery: string | null } | null = null;
  /** Settings as the room last told them, and those that it has yet to answer. */
  let told: ClassSettings | null = null;
  let wanted: ClassSettings | null = null;

  const state = (): HostState => stores.classroom.getState().host ?? freshHost;
  const change = (next: (host: HostState) => HostState): void =>
    stores.classroom.setState(({ host }) => (host ? { host: next(host) } : {}));
  const withSettings = (host: HostState, settings: ClassSettings): HostState =>
    host.view ? { ...host, view: { ...host.view, settings } } : host;

  const send = (message: HostMessage): void => line?.send(message);

  const quiet = (): Promise<void> => {
    const isUp = () => stores.classroom.getState().seat?.trial.phase === "presenting";
    if (!isUp()) return Promise.resolve();
    return new Promise((resolve) => {
      const end = stores.classroom.subscribe(() => {
        if (isUp()) return;
        end();
        resolve();
      });
    });
  };

  const heardSettings = (settings: ClassSettings): void => {
    told = settings;
    if (wanted && isSame(wanted, settings)) wanted = null;
  };

  const hear = (message: ToHost): void => {
    change((host) => afterMessage(host, message));
    switch (message.type) {
      case "hosting":
        own = { session: message.session, token: message.token, recovery: own?.recovery ?? null };
        break;
      case "board":
      case "scene": {
        const { code, settings } = message.type === "board" ? message.view : message.scene;
        // A new line may have lost what was on its way.
        if (message.type === "board") wanted = null;
        heardSettings(settings);
        if (own) memory.keep({ ...own, code });
        break;
      }
      case "judge":
        judging?.take(message.tickets);
        break;
      case "refused":
        if (message.of === "settings" && told) wanted = null;
        break;
    }
    const settings = wanted ?? told;
    if (settings && state().view?.settings !== settings) change((host) => withSettings(host, settings));
  };

  const stop = (): void => {
    judging?.stop();
    line?.close();
    [judging, line, own, told, wanted] = [null, null, null, null, null];
  };

  const sit = async (session: string, request: HostRequest, recovery: string | null): Promise<void> => {
    stop();
    own = "token" in request ? { session, token: request.token, recovery } : { session, token: "", recovery };
    stores.classroom.setState({ host: { ...freshHost, recovery } });
    judging = createJudging({
      sealed,
      net: ports.net,
      urlOf: classroom.pictureUrl,
      quiet,
      isWanted: () => state().view?.phase === "preparing",
      onVerdict: (trial, verdict) => send({ type: "verdict", trial, verdict }),
    });
    try {
      line = await classroom.host(session, request, {
        hear,
        onState: (line) => change((host) => ({ ...host, line })),
      });
    } catch (error) {
      stop();
      stores.classroom.setState({ host: null });
      throw error;
    }
    show({ name: "class-host" });
  };

  const mine = (): { readonly session: string; readonly token: string } => {
    if (!own) throw new ClassFailure("wrong-secret", "this device is at no host's desk");
    return own;
  };

  const leave = (): void => {
    stop();
    stores.classroom.setState({ host: null });
    show({ name: "class-door" });
  };

  return {
    begin: async ({ session, code, token, recovery }) => {
      memory.keep({ session, code, token, recovery });
      await sit(session, { as: "host", token }, recovery);
    },
    resume: (session, request) =>
      sit(session, request, "recovery" in request ? request.recovery : (memory.find(session)?.recovery ?? null)),
    comeBack: async (session) => {
      const kept = memory.find(session);
      if (!kept) return false;
      try {
        await sit(session, { as: "host", token: kept.token }, kept.recovery);
        return true;
      } catch (error) {
        // A session of another journal: this device is nobody there.
        if (!(error instanceof ClassFailure) || error.fault !== "wrong-secret") throw error;
        memory.forget(session);
        return false;
      }
    },
    hosted: memory.all,
    send,
    setUp: (part) => {
      const { view } = state();
      if (!view) return;
      wanted = { ...view.settings, ...part };
      send({ type: "settings", settings: wanted });
      const settings = wanted;
      change((host) => withSettings({ ...host, refused: null }, settings));
    },
    now: () => line?.now() ?? Date.now(),
    results: async () => {
      const { session, token } = mine();
      return classroom.results(session, token);
    },
    erase: async () => {
      const { session, token } = mine();
      await classroom.erase(session, token);
      memory.forget(session);
      leave();
    },
    leave,
  };
}

const isSame = (a: ClassSettings, b: ClassSettings): boolean =>
  (Object.keys(a) as (keyof ClassSettings)[]).every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
