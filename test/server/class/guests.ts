import { Client, type Room } from "colyseus.js";
import { vi } from "vitest";
import type { JoinRequest, ToHost, ToPlayer } from "../../../src/content/class/class-messages";
import type { PlayedTrial, TrialTicket } from "../../../src/content/class/class-trial";
import type { PlayerView } from "../../../src/content/class/class-views";

type Heard<In, T> = Extract<In, { readonly type: T }>;

/** Somebody in a room, over the real client. */
export interface Guest<In extends { readonly type: string }> {
  readonly room: Room;
  readonly heard: In[];
  /** The connection's end. */
  readonly left: Promise<number>;
  send(message: unknown): void;
  /** The last message of a type, once there is one that fits. */
  next<T extends In["type"]>(type: T, fits?: (message: Heard<In, T>) => boolean): Promise<Heard<In, T>>;
}

/** Colyseus' client tells the console of every refusal and of every end, which here are wanted. */
export function hushClient(): void {
  vi.spyOn(console, "warn").mockImplementation(() => {});
}

export async function join<In extends { readonly type: string }>(
  origin: string,
  session: string,
  request: JoinRequest,
): Promise<Guest<In>> {
  const room = await new Client(origin.replace("http", "ws")).joinById(session, request);
  const heard: In[] = [];
  room.onMessage("m", (message: In) => heard.push(message));
  const left = new Promise<number>((resolve) => room.onLeave(resolve));
  room.onError(() => {});
  return {
    room,
    heard,
    left,
    send: (message) => room.send("m", message),
    next: (type, fits = () => true) =>
      vi.waitFor(() => {
        const found = heard.findLast(
          (each): each is Heard<In, typeof type> => each.type === type && fits(each as Heard<In, typeof type>),
        );
        if (!found) throw new Error(`no ${type} yet, but ${heard.map((each) => each.type).join(" ")}`);
        return found;
      }),
  };
}

export type PlayerGuest = Guest<ToPlayer> & {
  readonly seat: string;
  readonly token: string;
  /** The ticket of the open trial. */
  ticket(position: number): Promise<TrialTicket>;
  view(fits: (view: PlayerView) => boolean): Promise<PlayerView>;
};

const DEVICE = { refresh: 60, steady: true, calm: false, touch: false, browser: "Test 1" };

/** A player who is ready to play. @param wanted a token to come back with, or a name */
export async function joinPlayer(
  origin: string,
  session: string,
  person: string,
  wanted: { readonly token?: string; readonly name?: string } = {},
): Promise<PlayerGuest> {
  const guest = await join<ToPlayer>(origin, session, { as: "player", person, ...wanted });
  const { seat, token } = await guest.next("welcome");
  guest.send({ type: "ready", device: DEVICE });
  const view = async (fits: (view: PlayerView) => boolean) =>
    (await guest.next("view", (each) => fits(each.view))).view;
  await view(({ ready }) => ready);
  return {
    ...guest,
    seat,
    token,
    view,
    ticket: async (position) => (await view(({ ticket }) => ticket?.position === position)).ticket as TrialTicket,
  };
}

export const joinHost = (origin: string, session: string, token: string): Promise<Guest<ToHost>> =>
  join<ToHost>(origin, session, { as: "host", token });

/** An answer as a device sends it; its picture was not measured. */
export const played = (trial: string, choice: string, some: Partial<PlayedTrial> = {}): PlayedTrial => ({
  trial,
  outcome: "answered",
  choice,
  rt: 400,
  device: "touch",
  presentation: null,
  reason: null,
  display: null,
  hash: "0".repeat(16),
  ...some,
});
