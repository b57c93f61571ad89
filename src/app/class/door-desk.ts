import type { ClassDeskOptions } from "./class-desk-options";
import type { HostDesk } from "./host-desk";
import type { SeatDesk } from "./seat-desk";

/** The classroom's door: in as a player with a code, or as the host of a new session. */
export interface DoorDesk {
  /** Shows the door and asks whether there is a class server. With a code, goes straight in. */
  open(code: string | null): void;
  type(code: string): void;
  /** Takes a seat in the session of the code that was typed. */
  join(): void;
  /** Opens a session of one's own. */
  host(): void;
  /** Takes a session over from another device. */
  takeOver(code: string, recovery: string): void;
}

export function createDoorDesk({ stores, show }: ClassDeskOptions, _in: { seat: SeatDesk; host: HostDesk }): DoorDesk {
  const none = (): void => {};
  return {
    open: (code) => {
      stores.classroom.setState(({ door }) => ({ door: { ...door, code: code ?? door.code } }));
      show({ name: "class-door" });
    },
    type: none,
    join: none,
    host: none,
    takeOver: none,
  };
}
