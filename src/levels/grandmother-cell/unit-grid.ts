import { html, type TemplateResult } from "lit";
import "./unit-grid.css";
import { arrowStep } from "../../overlay/kit/arrow-keys";
import type { Say } from "./say";

export const GRID_COLUMNS = 16;

interface UnitGrid {
  readonly t: Say;
  readonly count: number;
  readonly current: number;
  /** ROC areas of the units tried so far. */
  readonly tried: ReadonlyMap<number, number>;
  readonly loud: ReadonlySet<number>;
  readonly choose: (unit: number) => void;
}

/**
 * The board of all units: one tab stop, arrow keys inside; a tried unit shows its area as brightness and as a number.
 */
export function unitGrid({ t, count, current, tried, loud, choose }: UnitGrid): TemplateResult {
  const move = (event: KeyboardEvent) => {
    const step = arrowStep(event.key);
    const board = event.currentTarget as HTMLElement;
    const at = [...board.children].indexOf(document.activeElement as Element);
    if (!step || at < 0) return;
    const next = board.children[at + step[0] + step[1] * GRID_COLUMNS] as HTMLElement | undefined;
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return html`<div class="unit-grid" role="group" aria-label=${t("hunt.units")} @keydown=${move}>
    ${Array.from({ length: count }, (_, unit) => {
      const area = tried.get(unit);
      const heat = area === undefined ? 0 : Math.max(0, Math.min(1, (area - 0.5) * 2));
      return html`<button
        type="button"
        class=${`unit${loud.has(unit) ? " loud" : ""}`}
        tabindex=${unit === Math.max(0, current) ? "0" : "-1"}
        aria-pressed=${unit === current ? "true" : "false"}
        aria-label=${t(loud.has(unit) ? "hunt.unit.loud" : "hunt.unit", { unit })}
        style=${area === undefined ? "" : `background:rgb(77 208 225 / ${(0.12 + 0.88 * heat).toFixed(2)})`}
        @click=${() => choose(unit)}
      >${area === undefined ? "" : Math.round(area * 100)}</button>`;
    })}
  </div>`;
}
