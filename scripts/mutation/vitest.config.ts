import { defineConfig } from "vitest/config";
import game from "../../vite.config";

const unit = game.test?.projects?.[0];
if (typeof unit !== "object" || !("test" in unit)) {
  throw new Error("vite.config.ts: the unit tests are no longer the first project.");
}
const folders = process.env.MUTATION_TESTS?.split(",") ?? ["test"];

/** The unit tests of one room: Stryker runs whatever its configuration lists. */
export default defineConfig({
  ...(game.define && { define: game.define }),
  test: { ...unit.test, include: folders.map((folder) => `${folder}/**/*.test.ts`) },
});
