// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { type Slider, slider } from "../../../src/overlay/kit/slider";
import { find, show, wordsOf } from "../fake-game";

const open = (parts: Partial<Slider> = {}) => {
  const onInput = vi.fn();
  const root = show(slider({ label: "Turn", min: -180, max: 180, step: 5, value: 30, said: "30°", onInput, ...parts }));
  return { root, onInput, input: find<HTMLInputElement>(root, "input") };
};

test("has a name that holds still and a value in words", () => {
  const { root, input } = open();
  expect(input.getAttribute("aria-label")).toBe("Turn");
  expect(input.getAttribute("aria-valuetext")).toBe("30°");
  expect(wordsOf(find(root, ".slider-label"))).toBe("Turn");
  // Said once: by the slider itself.
  expect(find(root, ".slider-said").getAttribute("aria-hidden")).toBe("true");
});

test("a value beyond the browser's own 0 to 100 is kept: the limits come first", () => {
  expect(open({ value: -135 }).input.value).toBe("-135");
  expect(open({ value: 150 }).input.value).toBe("150");
});

test("tells the number as it is moved", () => {
  const { input, onInput } = open();
  input.value = "45";
  input.dispatchEvent(new Event("input", { bubbles: true }));
  expect(onInput).toHaveBeenCalledExactlyOnceWith(45);
});

test("what is seen may be shorter than what is said", () => {
  const { root, input } = open({ said: "80 ms", spoken: "about 80 ms after the picture" });
  expect(wordsOf(find(root, ".slider-said"))).toBe("80 ms");
  expect(input.getAttribute("aria-valuetext")).toBe("about 80 ms after the picture");
});

test("a label that is not seen is still there", () => {
  const { root, input } = open({ head: "unseen" });
  expect(root.querySelector(".slider-label")).toBeNull();
  expect(input.getAttribute("aria-label")).toBe("Turn");
});

test("a strip under the track is decoration; without one there is nothing", () => {
  expect(open().root.querySelector(".slider-strip")).toBeNull();
  const strip = find(open({ strip: "…" }).root, ".slider-strip");
  expect(strip.getAttribute("aria-hidden")).toBe("true");
});
