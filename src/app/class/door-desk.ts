import { CODE_LENGTH, CODE_LETTERS, usualSettings } from "../../content/class/class-settings";
import type { DoorState } from "../stores/class-store";
import type { ClassDeskOptions } from "./class-desk-options";
import { ClassFailure } from "./class-port";
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
  takeOver(recovery: string): void;
  leave(): void;
}

/** Letters that no code has, and what they were most likely taken for. */
const MISREAD: Readonly<Record<string, string>> = { O: "Q", "0": "Q", I: "J", L: "J", "1": "7" };

/** A code as it was meant: the letters that codes have, in capitals. */
export const plainCode = (typed: string): string =>
  [...typed.normalize("NFKC").toUpperCase()]
    .map((letter) => MISREAD[letter] ?? letter)
    .filter((letter) => CODE_LETTERS.includes(letter))
    .join("")
    .slice(0, CODE_LENGTH);

export function createDoorDesk(
  options: ClassDeskOptions,
  { seat, host }: { readonly seat: SeatDesk; readonly host: HostDesk },
): DoorDesk {
  const { classroom, stores, show, callNet } = options;
  const door = (): DoorState => stores.classroom.getState().door;
  const change = (part: Partial<DoorState>): void =>
    stores.classroom.setState((state) => ({ door: { ...state.door, ...part } }));

  /** Tries to pass; what stands in the way is shown at the door. */
  const pass = (work: () => Promise<void>): void => {
    if (door().busy) return;
    change({ busy: true, fault: null });
    work()
      .catch((error: unknown) => {
        if (!(error instanceof ClassFailure)) throw error;
        change({ fault: error.fault });
      })
      .finally(() => change({ busy: false }));
  };

  const ask = async (): Promise<void> => {
    if (door().hello) return;
    change({ hello: undefined });
    const hello = await classroom.hello().catch((error: unknown) => {
      if (!(error instanceof ClassFailure)) throw error;
      change({ fault: error.fault });
      return null;
    });
    change({ hello });
  };

  const join = (): void =>
    pass(async () => {
      const { code } = door();
      const session = await classroom.find(code).catch((error: unknown) => {
        if (error instanceof ClassFailure && error.fault === "unknown-code") seat.unknown(code);
        throw error;
      });
      if (await host.comeBack(session)) return callNet();
      await seat.take(session, code);
    });

  return {
    open: (code) => {
      const typed = plainCode(code ?? "");
      change({ fault: null, code: typed || door().code });
      show({ name: "class-door" });
      void ask().then(() => {
        if (typed.length === CODE_LENGTH && door().hello) join();
      });
    },
    type: (code) => change({ code: plainCode(code), fault: null }),
    join,
    host: () =>
      pass(async () => {
        callNet();
        await host.begin(await classroom.open(usualSettings(stores.language.getState().t.language)));
      }),
    takeOver: (recovery) =>
      pass(async () => {
        callNet();
        await host.resume(await classroom.find(door().code), { as: "host", recovery });
      }),
    leave: () => {
      callNet();
      show({ name: "title" });
    },
  };
}
