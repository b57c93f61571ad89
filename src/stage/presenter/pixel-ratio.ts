/**
 * Widths of borders, in pixels of a screen: browsers draw both one pixel wide. Were a pixel of the screen another share
 * of a CSS pixel than the browser says, at least one of them would come out otherwise.
 */
const WIDTHS = [1.25, 1.6];
/** Computed lengths have few digits. */
const ROUNDING = 0.03;

/**
 * Whether the pixel ratio that a browser tells is contradicted by the borders it draws. Firefox with
 * `privacy.resistFingerprinting` tells two on every screen, and WebKit keeps its ratio when the page is zoomed.
 * @param drawn the computed widths, in CSS pixels, of borders of `WIDTHS` pixels of the screen by the ratio told
 */
export function isContradicted(ratio: number, drawn: readonly number[]): boolean {
  const near = (at: number, width: number) => Math.abs((drawn[at] ?? Number.NaN) * ratio - width) <= ROUNDING;
  // Older browsers compute borders as they are written, which tells nothing.
  const asWritten = WIDTHS.every((width, i) => near(i, width));
  return !asWritten && !WIDTHS.every((_, i) => near(i, 1));
}

/** @returns whether the page's pixel ratio is contradicted; measured again only when the ratio changes */
export function createRatioProof(): () => boolean {
  let asked: { readonly ratio: number; readonly doubted: boolean } | null = null;
  return () => {
    const ratio = devicePixelRatio || 1;
    if (asked?.ratio !== ratio) asked = { ratio, doubted: isContradicted(ratio, drawnBorders(ratio)) };
    return asked.doubted;
  };
}

function drawnBorders(ratio: number): number[] {
  const probe = document.createElement("div");
  probe.style.cssText = "position:absolute;visibility:hidden;border:0 solid";
  document.body.append(probe);
  const drawn = WIDTHS.map((width) => {
    probe.style.borderTopWidth = `${width / ratio}px`;
    return Number.parseFloat(getComputedStyle(probe).borderTopWidth);
  });
  probe.remove();
  return drawn;
}
