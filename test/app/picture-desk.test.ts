import { describe, expect, test } from "vitest";
import { createPictureDesk } from "../../src/app/picture-desk";
import type { PicturesPort } from "../../src/app/ports";
import { createLanguageStore } from "../../src/app/stores/language-store";
import type { LoadedDeck } from "../../src/content/load";
import { createTranslator } from "../../src/content/messages";
import type { StimulusSpec } from "../../src/core/trial/trial";
import { greyRaster } from "../../src/core/vision/raster";

const content = {
  deck: {
    objects: [
      { id: "dog-2", category: "dog" },
      { id: "cat-1", category: "cat" },
      { id: "dog-1", category: "dog" },
    ],
    backgrounds: [],
  },
  categories: [
    { id: "dog", names: { en: "dog", "zh-CN": "狗" }, imagenet: [1] },
    { id: "cat", names: { en: "cat", "zh-CN": "猫" }, imagenet: [2] },
    { id: "fish", names: { en: "fish", "zh-CN": "鱼" }, imagenet: [3] },
  ],
} as unknown as LoadedDeck;

const spec = { image: "dog-1" } as unknown as StimulusSpec;

async function open(port: Partial<PicturesPort> = {}) {
  const language = createLanguageStore(await createTranslator("en"));
  const missing: unknown[] = [];
  const desk = createPictureDesk(
    content,
    port as PicturesPort,
    language,
    (error) => missing.push(error),
    async () => null,
  );
  return { desk, missing, language };
}

test("things and categories have their names in the language spoken now", async () => {
  const { desk, language } = await open();
  expect(desk.categoryName("dog")).toBe("dog");
  language.setState({ t: await createTranslator("zh-CN") });
  expect(desk.categoryName("dog")).toBe("狗");
  expect(desk.objects().map(({ name }) => name)).toEqual(["狗 1", "狗 2", "猫"]);
  // One that the deck does not know keeps its id.
  expect(desk.categoryName("unicorn")).toBe("unicorn");
});

test("several things of a category are numbered in their order, a single one is not, and each has its own category's name", async () => {
  const { desk } = await open();
  expect(desk.objects()).toEqual([
    { id: "dog-1", name: "dog 1" },
    { id: "dog-2", name: "dog 2" },
    { id: "cat-1", name: "cat" },
  ]);
  expect(desk.deck).toBe(content.deck);
});

describe("pictures", () => {
  test("come as the compositor made them, and nothing is told", async () => {
    const asked: unknown[] = [];
    const made = { raster: greyRaster(2, 2), hash: "00" };
    const seen = greyRaster(3, 3);
    const look = { gaze: { x: 0.5, y: 0.5 }, pixelsPerDegree: 10, acuity: {} as never };
    const { desk, missing } = await open({
      compose: async (...request) => {
        asked.push(request);
        return made;
      },
      glimpse: async (...request) => {
        asked.push(request);
        return seen;
      },
    });
    expect([await desk.compose(spec), await desk.glimpse(spec, look)]).toEqual([made, seen]);
    expect(asked).toEqual([[spec], [spec, look]]);
    expect(missing).toEqual([]);
  });

  test("that cannot be made are told, and whoever asked knows too", async () => {
    const lost = new Error("dog.webp is lost");
    const fail = () => Promise.reject(lost);
    const { desk, missing } = await open({ compose: fail, glimpse: fail });
    await expect(desk.compose(spec)).rejects.toBe(lost);
    await expect(desk.glimpse(spec, {} as never)).rejects.toBe(lost);
    expect(missing).toEqual([lost, lost]);
  });
});
