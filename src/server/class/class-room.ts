import { type AuthContext, type Client, Protocol, Room, ServerError } from "@colyseus/core";
import type { ClassFault } from "../../app/class/class-port.ts";
import type { ToHost, ToPlayer } from "../../content/class/class-messages.ts";
import { readHostMessage, readJoin, readPlayerMessage } from "../../content/class/class-schema.ts";
import { closeCodes } from "../../content/class/close-codes.ts";
import { type Admitted, admit } from "./admission.ts";
import type { ClassHouse } from "./class-house.ts";
import { hostCommand, playerCommand } from "./commands.ts";
import type { Desk } from "./desk.ts";
import { createFloodGate, type FloodGate, MOST_OF_HOST, MOST_OF_PLAYER } from "./flood-gate.ts";

/** A room with nobody in it leaves the memory after this long; it is made anew from the journal. */
const SLEEP_MS = 600_000;
/** How long a device may take to say goodbye before its connection is cut, ms. */
const GOODBYE_MS = 1000;

/** A refusal at the door. The page reads the message as a {@link ClassFault}. */
export class DoorError extends ServerError {
  constructor(fault: ClassFault) {
    super(4400, fault);
  }
}

/** What the room knows of a connection. */
interface Guest {
  readonly admitted: Admitted;
  readonly flood: FloodGate;
}

/** A connection as the transport has it. */
type Wired = Parameters<Room["_onJoin"]>[0];

/** Carries a class between the network and its desk. It decides nothing. */
export class ClassRoom extends Room {
  static house: ClassHouse;
  /** Shorter in tests. */
  static sleepMs = SLEEP_MS;

  #desk!: Desk;
  readonly #seats = new Map<string, Client>();
  readonly #hosts = new Set<Client>();
  #sleep: ReturnType<typeof setTimeout> | undefined;
  #leaving = false;

  override async onCreate({ session }: { readonly session: string }): Promise<void> {
    this.roomId = session;
    this.autoDispose = false;
    this.patchRate = null as unknown as number;
    this.#desk = await ClassRoom.house.openDesk(session, {
      toSeat: (seat, message) => this.#seats.get(seat)?.send("m", message),
      toSeats: (message) => {
        for (const client of this.#seats.values()) client.send("m", message);
      },
      toHosts: (message) => {
        for (const client of this.#hosts) client.send("m", message);
      },
      hasHost: () => this.#hosts.size > 0,
      expel: (seat) => {
        const client = this.#seats.get(seat);
        if (client) dismiss(client, closeCodes.expelled);
      },
      close: (code = closeCodes.again) => this.disconnect(code),
      forget: () => {
        this.listing.remove = async () => {};
      },
    });
    this.onMessage("m", (client, message: unknown) => void this.#hear(client, message));
    this.#restLater();
  }

  override async onAuth(_client: Client, options: unknown, { ip }: AuthContext): Promise<Admitted> {
    const join = readJoin(options);
    if ("wrong" in join) throw new DoorError("wrong-secret");
    const admitted = await admit(join.value, this.#desk, ClassRoom.house.limits, String(ip));
    if (typeof admitted === "string") throw new DoorError(admitted);
    return admitted;
  }

  override onJoin(client: Client, _options: unknown, admitted?: Admitted): void {
    if (!admitted) throw new DoorError("wrong-secret");
    clearTimeout(this.#sleep);
    const flood = createFloodGate(admitted.as === "host" ? MOST_OF_HOST : MOST_OF_PLAYER);
    client.userData = { admitted, flood } satisfies Guest;
    this.#desk.attend();
    if (admitted.as === "host") this.#joinHost(client, admitted.token);
    else this.#joinPlayer(client, admitted);
  }

  #joinPlayer(client: Client, { seat, token }: Extract<Admitted, { as: "player" }>): void {
    const before = this.#seats.get(seat);
    this.#seats.set(seat, client);
    if (before) {
      before.send("m", { type: "gone", why: "replaced" } satisfies ToPlayer);
      dismiss(before, closeCodes.replaced);
    }
    client.send("m", { type: "welcome", seat, token, now: this.#desk.now() } satisfies ToPlayer);
    void this.#desk.submit({ type: "come", seat }).catch(() => {});
  }

  #joinHost(client: Client, token: string): void {
    this.#hosts.add(client);
    const desk = this.#desk;
    client.send("m", { type: "hosting", session: this.roomId, token, now: desk.now() } satisfies ToHost);
    client.send("m", { type: "board", view: desk.view() } satisfies ToHost);
    const tickets = desk.tickets();
    if (tickets.length > 0) client.send("m", { type: "judge", tickets } satisfies ToHost);
  }

  override onLeave(client: Client): void {
    // The room goes, not the player: the round must not close for want of anybody.
    if (this.#leaving) return;
    this.#restLater();
    const admitted = (client.userData as Guest | undefined)?.admitted;
    if (this.#hosts.delete(client) && this.#hosts.size === 0) this.#desk.hostGone();
    if (admitted?.as !== "player" || this.#seats.get(admitted.seat) !== client) return;
    this.#seats.delete(admitted.seat);
    void this.#desk.submit({ type: "go-away", seat: admitted.seat }).catch(() => {});
  }

  #restLater(): void {
    clearTimeout(this.#sleep);
    if (this.clients.length > 0) return;
    this.#sleep = setTimeout(() => {
      if (this.clients.length === 0) void this.disconnect(closeCodes.again);
    }, ClassRoom.sleepMs);
    this.#sleep.unref();
  }

  /** The room's one way out: nobody can join from here on, and nothing holds it up. */
  override async disconnect(code?: number): Promise<void> {
    this.#leaving = true;
    ClassRoom.house.leaving(this.roomId);
    clearTimeout(this.#sleep);
    // Seats that were promised and not taken would keep the room.
    for (const seat of Object.keys(this.reservedSeats)) {
      clearTimeout(this.reservedSeatTimeouts[seat]);
      delete this.reservedSeats[seat];
    }
    const all = [...this.clients];
    const gone = super.disconnect(code);
    for (const client of all) cutLater(client);
    await gone;
  }

  override onDispose(): void {
    ClassRoom.house.closeDesk(this.roomId);
  }

  override onUncaughtException(error: Error): void {
    // Somebody was refused at the door, and has been told.
    if (error.cause instanceof ServerError) return;
    console.error(`A class room met an error: ${error.stack ?? error.message}`);
  }

  /** Every frame passes here before it is unpacked, and what cannot be unpacked must not end the server. */
  protected override _onMessage(client: Wired, buffer: Buffer): void {
    const { flood } = client.userData as Guest;
    try {
      if (flood.count() || !isOurs(buffer)) dismiss(client, closeCodes.flooded);
      else super._onMessage(client, buffer);
    } catch {
      dismiss(client, closeCodes.flooded);
    }
  }

  async #hear(client: Client, message: unknown): Promise<void> {
    const admitted = (client.userData as Guest | undefined)?.admitted;
    if (!admitted) return;
    const host = admitted.as === "host";
    const read = host ? readHostMessage(message) : readPlayerMessage(message);
    const say = (answer: ToPlayer & ToHost) => client.send("m", answer);
    if ("wrong" in read) {
      const refusal = { why: "bad-message", detail: read.wrong } as const;
      return say({ type: "refused", of: typeOf(message), trial: null, refusal });
    }
    const { value } = read;
    if (value.type === "clock") return say({ type: "clock", sent: value.sent, now: this.#desk.now() });
    const trial = value.type === "answer" ? value.played.trial : null;
    try {
      const outcome = await (admitted.as === "host"
        ? hostCommand(value as Parameters<typeof hostCommand>[0], this.#desk)
        : playerCommand(value as Parameters<typeof playerCommand>[0], admitted.seat, this.#desk));
      if (!outcome) return;
      // Sent again after a cut: it was kept the first time.
      const again = outcome.why === "already-answered" && trial !== null && admitted.as === "player";
      if (again && (await this.#desk.isKept(trial, admitted.seat))) say({ type: "taken", trial } as never);
      else if (!again) say({ type: "refused", of: value.type, trial, refusal: outcome });
    } catch {
      // Not kept: the room is being made anew, and the page will say it again.
    }
  }
}

/** Says goodbye, and does not wait for an answer. */
function dismiss(client: Client, code: number): void {
  client.leave(code);
  cutLater(client);
}

/** A phone that is out of reach, or one that means no good, would keep the connection half open. */
function cutLater(client: Client): void {
  const { ref } = client as unknown as { readonly ref: { terminate?(): void } };
  setTimeout(() => ref.terminate?.(), GOODBYE_MS).unref();
}

/** Pages join, leave, and send messages of the type "m", which begin like this; Colyseus would unpack much more. */
function isOurs(frame: Buffer): boolean {
  const [kind, ...type] = frame.subarray(0, 3);
  if (kind === Protocol.ROOM_DATA) return type[0] === 0xa1 && type[1] === 0x6d;
  return kind === Protocol.JOIN_ROOM || kind === Protocol.LEAVE_ROOM;
}

function typeOf(message: unknown): string {
  const type = typeof message === "object" && message !== null && "type" in message ? message.type : null;
  return typeof type === "string" ? type.slice(0, 20) : "?";
}
