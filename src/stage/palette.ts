/** The instrument's colours, the same as in the overlay. The eye is amber, the net cyan, the truth white. */
export const GROUND = 0x0b0f1a;
export const AMBER = 0xffb454;
export const CYAN = 0x4dd0e1;
export const WHITE = 0xf4f6fb;
/** Lines and words that stay in the background. */
export const LINE = 0x33405c;
export const FAINT = 0x1a2338;
export const QUIET = 0x8592ad;

export const FONT = '"Inter Variable", Inter, system-ui, -apple-system, "PingFang SC", "Noto Sans SC", sans-serif';

/** A colour in CSS notation. @param alpha 0 to 1 */
export function css(colour: number, alpha = 1): string {
  return `rgb(${colour >> 16} ${(colour >> 8) & 255} ${colour & 255} / ${alpha})`;
}

/** A mixture of two colours. @param share 0 is the first, 1 the second */
export function mix(from: number, to: number, share: number): number {
  const part = (shift: number) => {
    const a = (from >> shift) & 255;
    const b = (to >> shift) & 255;
    return Math.round(a + (b - a) * Math.min(1, Math.max(0, share))) << shift;
  };
  return part(16) | part(8) | part(0);
}
