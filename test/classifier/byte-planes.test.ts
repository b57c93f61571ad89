import { cp, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { layByPlanes } from "../../scripts/build/weight-planes";
import { fromPlanes, toPlanes } from "../../src/classifier/byte-planes";
import { readModel } from "../../src/classifier/node";

test("planes hold lowest bytes first, array by array", () => {
  const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6, 7);
  const stretches = [
    { values: 2, width: 2 },
    { values: 3, width: 1 },
  ];
  expect([...toPlanes(bytes, stretches)]).toEqual([1, 3, 2, 4, 5, 6, 7]);
});

test("whatever is laid by planes comes back as it was", () => {
  const stretch = fc.record({ values: fc.nat(40), width: fc.constantFrom(1, 2, 4) });
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 6 }), fc.infiniteStream(fc.nat(255)), (stretches, stream) => {
      const length = stretches.reduce((sum, { values, width }) => sum + values * width, 0);
      const bytes = Uint8Array.from({ length }, () => stream.next().value as number);
      expect(fromPlanes(toPlanes(bytes, stretches), stretches)).toEqual(bytes);
    }),
  );
});

test("the shipped weights are the committed ones, bit by bit, and keep their time", async () => {
  const folder = await mkdtemp(join(tmpdir(), "glimpse-planes-"));
  const committed = "assets/model/mobilenet-v1-025-224";
  await cp(committed, folder, { recursive: true, preserveTimestamps: true });
  await layByPlanes(join(folder, "model.json"));
  const shardOf = async (place: string) =>
    join(place, JSON.parse(await readFile(join(place, "model.json"), "utf8")).weightsManifest[0].paths[0] as string);
  const [laid, plain] = [await shardOf(folder), await shardOf(committed)];
  expect((await readFile(laid)).equals(await readFile(plain))).toBe(false);
  expect(Math.abs((await stat(laid)).mtimeMs - (await stat(plain)).mtimeMs)).toBeLessThan(2);
  const [ours, theirs] = [await readModel(folder), await readModel(committed)];
  expect(Buffer.from(ours.weights).equals(Buffer.from(theirs.weights))).toBe(true);
  await rm(folder, { recursive: true });
});
