/** The number of the choice that a key stands for, from 1, or null. Reads the key's place, for digits that need Shift. */
export function choiceNumber(event: KeyboardEvent): number | null {
  const [, digit] = /^(?:Digit|Numpad)([1-9])$/.exec(event.code) ?? /^([1-9])$/.exec(event.key) ?? [];
  return digit ? Number(digit) : null;
}

export const isGoOn = (event: KeyboardEvent): boolean => event.key === "Enter" || event.key === " ";

export const hasModifier = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || event.altKey;

/** Whether a key pressed on this element already means something to the element itself. */
export function actsOnKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, a, summary, input, select, textarea, dialog") !== null;
}
