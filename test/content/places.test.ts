import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readManifest } from "../../scripts/import/deck";
import { readPlaces } from "../../scripts/import/places";

const root = join(import.meta.dirname, "../..");
const places = readManifest(join(root, "assets")).items.filter(({ kind }) => kind === "background");
const listed = readPlaces();

/** Every range of clutter that a level asks for, with the level's name. */
function ranges(value: unknown, level: string): [string, number, number][] {
  if (value === null || typeof value !== "object") return [];
  const inner = Object.values(value).flatMap((part) => ranges(part, level));
  const { kind, clutter } = value as { kind?: unknown; clutter?: unknown };
  return kind === "photograph" && Array.isArray(clutter) ? [[level, clutter[0], clutter[1]], ...inner] : inner;
}

describe("the places", () => {
  test("are about a hundred, each from its row of the table", () => {
    expect(places.length).toBeGreaterThanOrEqual(95);
    expect(places.map(({ id }) => id).sort()).toEqual(listed.map(({ id }) => id).sort());
    for (const { id, title, author, licence, page } of listed) {
      const item = places.find((place) => place.id === id);
      expect({ ...item, page: item?.source.page }, id).toMatchObject({ title, author, licence, page });
      expect(page, id).toMatch(/^https?:\/\//);
    }
  });

  test("are of one place each: no two boxes in one photograph overlap by more than a tenth of the smaller", () => {
    for (const [i, one] of listed.entries())
      for (const other of listed.slice(i + 1)) {
        if (one.path !== other.path || one.package !== other.package) continue;
        const shared = (from: number, side: number, start: number, extent: number) =>
          Math.max(0, Math.min(from + side, start + extent) - Math.max(from, start));
        const area =
          shared(one.left, one.side, other.left, other.side) * shared(one.top, one.side, other.top, other.side);
        const smaller = Math.min(one.side, other.side);
        expect(area / (smaller * smaller), `${one.id}, ${other.id}`).toBeLessThan(0.1);
      }
  });

  test("are small enough to come before a flash, and large enough to be looked at", () => {
    for (const { id, bytes, width = 0, height = 0 } of places) {
      expect(bytes, id).toBeLessThanOrEqual(45_000);
      expect([width, width >= 320, width <= 512], id).toEqual([height, true, true]);
    }
  });

  test("are at least fifteen for every range of clutter that a level asks for", () => {
    const wanted = readdirSync(join(root, "levels"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => ranges(JSON.parse(readFileSync(join(root, "levels", name, "level.json"), "utf8")), name));
    expect(wanted.length).toBeGreaterThan(0);
    for (const [level, calm, busy] of wanted) {
      const there = places.filter(({ clutter = -1 }) => clutter >= calm && clutter <= busy);
      expect(there.length, `${level}: ${calm} to ${busy}`).toBeGreaterThanOrEqual(15);
    }
  });
});
