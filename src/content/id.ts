import { z } from "./zod";

/** The id of a level or a chapter. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "expected lower-case letters, digits and single hyphens")
  .describe("An id is permanent: progress, links and records refer to it.");
