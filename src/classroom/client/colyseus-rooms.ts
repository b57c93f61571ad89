import { Client, type Room } from "colyseus.js";
import { ClassFailure, type ClassFault } from "../../app/class/class-port";
import type { JoinRequest } from "../../content/class/class-messages";

/** A connection to a room, as long as it holds. */
export interface RoomLink {
  send(message: unknown): void;
  close(): void;
}

export interface RoomEars {
  readonly hear: (message: unknown) => void;
  /** The connection has ended. @param code as a WebSocket has it */
  readonly onEnd: (code: number) => void;
}

/** Where rooms are joined. */
export interface Rooms {
  /** @throws ClassFailure; "unknown-code" where the room is asleep or gone */
  join(session: string, request: JoinRequest, ears: RoomEars): Promise<RoomLink>;
}

/** "room not found", as Colyseus has it. */
const NO_ROOM = 4212;
const FAULTS: ReadonlySet<string> = new Set<ClassFault>([
  "unknown-code",
  "too-many",
  "locked",
  "full",
  "banned",
  "wrong-secret",
  "server",
]);

/** @param base the game's address */
export function colyseusRooms(base: string): Rooms {
  const client = new Client(base);
  return {
    async join(session, request, { hear, onEnd }) {
      let room: Room;
      try {
        room = await client.joinById(session, request);
      } catch (error) {
        throw failureOf(error);
      }
      room.onMessage("m", hear);
      room.onLeave(onEnd);
      return {
        send: (message) => {
          // While the connection is ending nothing can be sent, and the line says it again.
          if (room.connection.isOpen) room.send("m", message);
        },
        close: () => void room.leave(),
      };
    },
  };
}

function failureOf(error: unknown): ClassFailure {
  const { code, message = "" } = error as { readonly code?: number; readonly message?: string };
  if (code === NO_ROOM) return new ClassFailure("unknown-code", "the room is not there");
  if (FAULTS.has(message)) return new ClassFailure(message as ClassFault, message);
  return new ClassFailure("unreachable", `the room could not be reached: ${message || code}`);
}
