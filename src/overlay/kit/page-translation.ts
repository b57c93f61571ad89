/**
 * Lets the game's sentences change on a translated page. A browser's translator puts the words of each text node into
 * `<font>` elements; lit knows nothing of that and writes the next words to the `data` of whatever follows its marker.
 * On a `<font>` that would set an unused property, and every counter would stand still. So here it becomes text,
 * which the translator notices and translates in turn.
 */
export function bearPageTranslation(): void {
  if (typeof HTMLFontElement === "undefined") return;
  const { prototype } = HTMLFontElement;
  if (Object.hasOwn(prototype, "data")) return;
  Object.defineProperty(prototype, "data", {
    configurable: true,
    get(this: HTMLElement) {
      return this.textContent;
    },
    set(this: HTMLElement, words: unknown) {
      this.textContent = String(words ?? "");
    },
  });
}
