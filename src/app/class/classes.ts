import { loadCode } from "../../content/load-code";
import { keepSuccess } from "../../core/keep-success";
import { faultOf } from "../fault";
import type { ClassDesk } from "./class-desk";
import type { ClassDeskOptions } from "./class-desk-options";

/** The way to the classroom. Nobody who plays alone fetches its code. */
export interface Classes {
  /** Goes to the classroom's door; with a code, through it. */
  enter(code: string | null): void;
  /** What happens behind the door. @throws Error before anybody has entered */
  readonly desk: ClassDesk;
}

/** What a build with a classroom brings. */
export type OpenClassroom = () => Promise<Pick<ClassDeskOptions, "classroom" | "sealed">>;

export type ClassesOptions = Omit<ClassDeskOptions, "classroom" | "sealed"> & {
  readonly learn: (rooms: readonly string[]) => Promise<void>;
};

/** Its sentences, by what they are learnt as. */
const SENTENCES = ["class:door", "class:seat", "class:host", "class:wall", "class:cup", "class:figures"];

/** @param openRooms fetches and opens the way to the class server; null in a build without one */
export function createClasses(options: ClassesOptions, openRooms: OpenClassroom | null): Classes {
  let desk: ClassDesk | null = null;
  const open = keepSuccess(async () => {
    if (!openRooms) throw new Error("this build of the game has no classroom");
    const [{ createClassDesk }, rooms] = await Promise.all([
      loadCode(() => import("./class-desk")),
      openRooms(),
      options.learn(SENTENCES),
    ]);
    desk = createClassDesk({ ...options, ...rooms });
    return desk;
  });
  return {
    enter: (code) => {
      open().then(
        ({ door }) => door.open(code),
        (error: unknown) => options.show({ name: "fault", fault: faultOf(error), again: false }),
      );
    },
    get desk() {
      if (!desk) throw new Error("nobody has entered the classroom yet");
      return desk;
    },
  };
}
