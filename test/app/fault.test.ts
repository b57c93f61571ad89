import { expect, test } from "vitest";
import { faultOf } from "../../src/app/fault";
import { PictureFailure, type PictureFault } from "../../src/app/picture-failure";
import { FileFailure, type FileFault } from "../../src/content/file-failure";
import { CodeFailure } from "../../src/content/load-code";
import { createTranslator } from "../../src/content/messages";
import { ContentError } from "../../src/content/problem";

const files: readonly FileFault[] = ["no-answer", "busy", "missing", "refused", "damaged"];
const pictures: readonly PictureFault[] = ["damaged", "no-worker", "silent", "stopped"];
const failures = [
  ...files.map((fault) => new FileFailure(fault, "dog.webp", "HTTP 1")),
  ...pictures.map((fault) => new PictureFailure(fault, "dog.webp")),
  new CodeFailure("newer", "dog.webp"),
  new CodeFailure("unloadable", "dog.webp"),
  new ContentError("dog.webp", { path: "", expected: "a dog", found: "a cat" }),
  new Error("dog.webp"),
  "dog.webp",
];

test.each(["en", "zh-CN"] as const)(
  "each failure has a sentence of its own in %s, with the file beside it",
  async (language) => {
    const t = await createTranslator(language);
    const faults = failures.map(faultOf);
    const sentences = faults.map(({ sentence }) => t(sentence));
    // The last two are both unexpected.
    expect(new Set(sentences).size).toBe(failures.length - 1);
    for (const [i, { sentence, detail }] of faults.entries()) {
      expect(sentences[i]).not.toBe(sentence);
      expect(detail).toContain("dog.webp");
    }
  },
);

test("a picture's file that did not arrive is named like any other file", () => {
  for (const fault of files.filter((each) => each !== "damaged"))
    expect(faultOf(new PictureFailure(fault, "")).sentence).toBe(faultOf(new FileFailure(fault, "", "")).sentence);
});

test("only a newer version asks for a reload", () => {
  expect(failures.map((each) => faultOf(each).way).filter((way) => way === "reload")).toHaveLength(1);
  expect(faultOf(new PictureFailure("newer", "")).way).toBe("reload");
});
