import { ClassFailure, type ClassPort } from "../../app/class/class-port";

/** The line to the class server that served the game. */
export function createClassClient(): ClassPort {
  const missing = async (): Promise<never> => {
    throw new ClassFailure("no-server", "the classroom is not connected yet");
  };
  return {
    hello: async () => null,
    open: missing,
    find: missing,
    play: missing,
    host: missing,
    results: missing,
    erase: missing,
    pictureUrl: (picture) => `class/picture/${picture}`,
  };
}
