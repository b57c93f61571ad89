/** The choice number for a key, from 1, or null. Reads the key's position, for layouts whose digits need Shift. */
export function choiceNumber(event: KeyboardEvent): number | null {
  const [, digit] = /^(?:Digit|Numpad)([1-9])$/.exec(event.code) ?? /^([1-9])$/.exec(event.key) ?? [];
  return digit ? Number(digit) : null;
}

export const isGoOn = (event: KeyboardEvent): boolean => event.key === "Enter" || event.key === " ";

export const hasModifier = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || event.altKey;

/** Whether this element handles the key itself. */
export function actsOnKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, a, summary, input, select, textarea, dialog") !== null;
}
