// @vitest-environment happy-dom
import { html, render } from "lit";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { bearPageTranslation } from "../../../src/overlay/kit/page-translation";

/** What browsers call the element into which a translator puts words. */
class Font extends HTMLElement {}
customElements.define("any-font", Font);

beforeEach(() => vi.stubGlobal("HTMLFontElement", Font));
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(Font.prototype, "data");
});

const counter = (n: number) => html`<p>Picture ${n} of 16</p>`;

/** Two pictures of a block, translated between them. @returns the words that a player reads at the second */
function translateBetween(): string {
  const root = document.createElement("div");
  render(counter(1), root);
  const words = [...(root.querySelector("p")?.childNodes ?? [])].find((node) => node.nodeValue === "1");
  const font = document.createElement("any-font");
  font.append("«1»");
  (words as ChildNode).replaceWith(font);
  render(counter(2), root);
  return root.textContent ?? "";
}

test("a counter whose words a translator has put into an element of its own goes on", () => {
  bearPageTranslation();
  expect(translateBetween()).toBe("Picture 2 of 16");
});

test("without that it would stand still", () => {
  expect(translateBetween()).toBe("Picture «1» of 16");
});

test("made twice, or in a browser that has no such element, it harms nothing", () => {
  bearPageTranslation();
  bearPageTranslation();
  expect(translateBetween()).toBe("Picture 2 of 16");
  vi.stubGlobal("HTMLFontElement", undefined);
  expect(bearPageTranslation).not.toThrow();
});
