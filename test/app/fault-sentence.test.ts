import { expect, test } from "vitest";
import { faultSentence } from "../../src/app/fault-sentence";
import { PictureFailure, type PictureFault } from "../../src/app/picture-failure";
import { createTranslator } from "../../src/content/messages";

const faults: readonly PictureFault[] = ["unreachable", "damaged", "silent", "stopped"];

test.each(["en", "zh-CN"] as const)(
  "each fault of a picture has a sentence of its own in %s, with the file",
  async (language) => {
    const t = await createTranslator(language);
    const sentences = faults.map((fault) => faultSentence(new PictureFailure(fault, "dog.webp"), t));
    expect(new Set(sentences).size).toBe(faults.length);
    for (const sentence of sentences) expect(sentence).toContain("dog.webp");
  },
);

test("anything else keeps its own words", async () => {
  const t = await createTranslator("en");
  expect(faultSentence(new Error("out of paint"), t)).toBe("out of paint");
  expect(faultSentence("torn", t)).toBe("torn");
});
