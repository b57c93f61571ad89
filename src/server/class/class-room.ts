import { type AuthContext, type Client, Room, ServerError } from "@colyseus/core";
import type { ClassFault } from "../../app/class/class-port.ts";
import type { ToHost, ToPlayer } from "../../content/class/class-messages.ts";
import { readHostMessage, readJoin, readPlayerMessage } from "../../content/class/class-schema.ts";
import { type Admitted, admit } from "./admission.ts";
import type { ClassHouse } from "./class-house.ts";
import { hostCommand, playerCommand } from "./commands.ts";
import type { Desk } from "./desk.ts";
import { createFloodGate, type FloodGate } from "./flood-gate.ts";

/** Close codes that the page knows: do not come back. */
const FLOODED = 4003;
const REPLACED = 4001;
const EXPELLED = 4002;

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

/** Carries a class between the network and its desk. It decides nothing. */
export class ClassRoom extends Room {
  static house: ClassHouse;

  #desk!: Desk;
  readonly #seats = new Map<string, Client>();
  readonly #hosts = new Set<Client>();

  override async onCreate({ session }: { readonly session: string }): Promise<void> {
    this.roomId = session;
    this.autoDispose = false;
    this.setPatchRate(null as unknown as number);
    this.#desk = await ClassRoom.house.openDesk(session, {
      toSeat: (seat, message) => this.#seats.get(seat)?.send("m", message),
      toSeats: (message) => {
        for (const client of this.#seats.values()) client.send("m", message);
      },
      toHosts: (message) => {
        for (const client of this.#hosts) client.send("m", message);
      },
      hasHost: () => this.#hosts.size > 0,
      expel: (seat) => this.#seats.get(seat)?.leave(EXPELLED),
      close: () => void this.disconnect(),
    });
    this.onMessage("m", (client, message: unknown) => {
      if (this.#isFlooding(client)) client.leave(FLOODED);
      else void this.#hear(client, message);
    });
    // Anything else is noise, and counts as such.
    this.onMessage("*", (client) => {
      if (this.#isFlooding(client)) client.leave(FLOODED);
    });
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
    client.userData = { admitted, flood: createFloodGate() } satisfies Guest;
    if (admitted.as === "host") this.#joinHost(client, admitted.token);
    else this.#joinPlayer(client, admitted);
  }

  #joinPlayer(client: Client, { seat, token }: Extract<Admitted, { as: "player" }>): void {
    const before = this.#seats.get(seat);
    this.#seats.set(seat, client);
    if (before) {
      before.send("m", { type: "gone", why: "replaced" } satisfies ToPlayer);
      before.leave(REPLACED);
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
    const admitted = (client.userData as Guest | undefined)?.admitted;
    this.#hosts.delete(client);
    if (admitted?.as !== "player" || this.#seats.get(admitted.seat) !== client) return;
    this.#seats.delete(admitted.seat);
    void this.#desk.submit({ type: "go-away", seat: admitted.seat }).catch(() => {});
  }

  override onDispose(): void {
    ClassRoom.house.closeDesk(this.roomId);
  }

  override onUncaughtException(error: Error): void {
    console.error(`A class room met an error: ${error.stack ?? error.message}`);
  }

  #isFlooding(client: Client): boolean {
    const { flood } = client.userData as Guest;
    return flood.count();
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
      if (outcome.why === "already-answered" && trial !== null) say({ type: "taken", trial } as never);
      else say({ type: "refused", of: value.type, trial, refusal: outcome });
    } catch {
      // Not kept: the room is being made anew, and the page will say it again.
    }
  }
}

function typeOf(message: unknown): string {
  const type = typeof message === "object" && message !== null && "type" in message ? message.type : null;
  return typeof type === "string" ? type.slice(0, 20) : "?";
}
