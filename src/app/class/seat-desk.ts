import type { ResponseDevice } from "../../core/trial/record";
import type { CategoryId } from "../../core/trial/trial";
import type { ClassDeskOptions } from "./class-desk-options";

/** A player's seat in a class. */
export interface SeatDesk {
  /** Sits down in a session, in the seat held before if there was one, and shows it. @throws ClassFailure */
  take(session: string, code: string): Promise<void>;
  /** The ready check: accepts the flashes (calm or not), measures the screen, and says so to the room. */
  check(calm: boolean): void;
  /** @param at the input event's own `timeStamp` */
  answer(choice: CategoryId, at: number, device: ResponseDevice): void;
  rename(name: string): void;
  changeTeam(team: number): void;
  /** The page was hidden: a picture under way is no longer fair. */
  pageHidden(): void;
  leave(): void;
}

export function createSeatDesk(_options: ClassDeskOptions): SeatDesk {
  const none = (): void => {};
  return {
    take: async () => {},
    check: none,
    answer: none,
    rename: none,
    changeTeam: none,
    pageHidden: none,
    leave: none,
  };
}
