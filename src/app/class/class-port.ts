import type { HostMessage, JoinRequest, PlayerMessage, ToHost, ToPlayer } from "../../content/class/class-messages";
import type { ClassSettings } from "../../content/class/class-settings";
import type { TrialRecord } from "../../core/trial/record";

/** What the server that served the game offers to classes. */
export interface ClassHello {
  /** Addresses of this machine on its network, as links, the likeliest first. */
  readonly addresses: readonly string[];
  /** After how many hours everything about a session is erased, from its end. */
  readonly purgeHours: number;
}

/** A session that has just been opened. Only this device knows its secrets. */
export interface OpenedClass {
  readonly session: string;
  readonly code: string;
  /** Makes this device a host. */
  readonly token: string;
  /** Typed on another device, it takes the session over. */
  readonly recovery: string;
}

/** A trial's record with what the room knows of its player. */
export interface ClassResultRow {
  readonly record: TrialRecord;
  readonly seat: string;
  readonly name: string;
  readonly team: number | null;
}

/** Why a class cannot be reached or joined. */
export type ClassFault =
  /** Served by files alone: no class server here. */
  | "no-server"
  | "unreachable"
  | "unknown-code"
  /** Too many tries: wait a minute. */
  | "too-many"
  | "locked"
  | "full"
  | "banned"
  | "wrong-secret"
  /** The sessions cannot be kept there. */
  | "unkept"
  | "server";

export class ClassFailure extends Error {
  constructor(
    readonly fault: ClassFault,
    message: string,
  ) {
    super(message);
  }
}

/** How a line to a room stands: "lost" while it is being mended by itself, "over" when it is not coming back. */
export type LineState = "open" | "lost" | "over";

/** Why a line is not coming back. */
export type LineEnd =
  | ClassFault
  /** Another connection of the same seat has taken its place. */
  | "replaced"
  /** The host has let this player go. */
  | "expelled";

/** A line to a room. It mends itself; what could not be sent is sent again once it is open. */
export interface ClassLine<Out> {
  /** Answers are repeated until they are acknowledged; anything else is sent once, when the line is open. */
  send(message: Out): void;
  /** The server's time in ms, as this device estimates it. */
  now(): number;
  /** How far off that may be, ms: half the fastest round trip. */
  uncertainty(): number;
  close(): void;
}

export interface LineEars<In> {
  readonly hear: (message: In) => void;
  /** @param why the line is over; null where a message has said so */
  readonly onState: (state: LineState, why?: LineEnd | null) => void;
}

/** The way to the classroom. */
export interface ClassPort {
  /** Null where the game is served by files alone. @throws ClassFailure "unreachable" */
  hello(): Promise<ClassHello | null>;
  /** @throws ClassFailure */
  open(settings: ClassSettings): Promise<OpenedClass>;
  /** The session of a code. @throws ClassFailure "unknown-code", "too-many", "unreachable" */
  find(code: string): Promise<string>;
  /** Resolves when the room has let the device in. @throws ClassFailure */
  play(
    session: string,
    request: Extract<JoinRequest, { as: "player" }>,
    ears: LineEars<ToPlayer>,
  ): Promise<ClassLine<PlayerMessage>>;
  /** @throws ClassFailure */
  host(
    session: string,
    request: Extract<JoinRequest, { as: "host" }>,
    ears: LineEars<ToHost>,
  ): Promise<ClassLine<HostMessage>>;
  /** All records of the closed rounds. @throws ClassFailure */
  results(session: string, token: string): Promise<readonly ClassResultRow[]>;
  /** Erases everything about a session at once. @throws ClassFailure */
  erase(session: string, token: string): Promise<void>;
  /** Address of a sealed picture, relative to the page. */
  pictureUrl(picture: string): string;
}
