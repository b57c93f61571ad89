import type { ClassDeskOptions } from "./class-desk-options";
import { createDoorDesk, type DoorDesk } from "./door-desk";
import { createHostDesk, type HostDesk } from "./host-desk";
import { createSeatDesk, type SeatDesk } from "./seat-desk";

/** The actions of a class: at its door, in a seat, at the host's desk. */
export interface ClassDesk {
  readonly door: DoorDesk;
  readonly seat: SeatDesk;
  readonly host: HostDesk;
}

/** Its code is fetched when somebody goes to the classroom's door. */
export function createClassDesk(options: ClassDeskOptions): ClassDesk {
  const seat = createSeatDesk(options);
  const host = createHostDesk(options);
  return { seat, host, door: createDoorDesk(options, { seat, host }) };
}
