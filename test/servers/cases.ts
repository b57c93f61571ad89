import { findPostgres } from "./postgres";
import { findRedis } from "./redis";

export type Server = "PostgreSQL" | "Redis";

/** What is tested against each server, named at the end of `npm test` where it cannot be. */
export const SERVER_CASES: readonly { readonly server: Server; readonly tests: string; there(): boolean }[] = [
  {
    server: "PostgreSQL",
    tests: "class sessions kept in PostgreSQL",
    there: () => findPostgres() !== null,
  },
  {
    server: "Redis",
    tests: "a class over several processes",
    there: () => findRedis() !== null,
  },
];

/** Set by `.ci/run`: a server that is missing is then a failure, not something to be named at the end. */
export const serversAreRequired = (): boolean => process.env.GLIMPSE_SERVERS === "required";

/** Whether tests against this server are to be left out here: `describe.skipIf(leaveOut("Redis"))`. */
export function leaveOut(server: Server): boolean {
  return !serversAreRequired() && !SERVER_CASES.some((each) => each.server === server && each.there());
}
