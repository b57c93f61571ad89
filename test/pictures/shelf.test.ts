import { expect, it } from "vitest";
import { createShelf } from "../../src/pictures/shelf";

it("keeps what was used last and makes the rest again", async () => {
  const made: string[] = [];
  const shelf = createShelf<string, string>(2, async (key) => {
    made.push(key);
    return key.toUpperCase();
  });
  for (const key of ["a", "b", "a", "c", "a", "b"]) expect(await shelf.get(key)).toBe(key.toUpperCase());
  expect(made).toEqual(["a", "b", "c", "b"]);
});
