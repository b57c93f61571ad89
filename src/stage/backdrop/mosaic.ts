import { createRng } from "../../core/rng";

/** One photoreceptor of the backdrop, in CSS pixels. */
export interface Receptor {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** 0 to 1: how readily it wakes; no two are quite alike. */
  readonly eagerness: number;
  /** 0 at the centre, 1 at the farthest corner. */
  readonly eccentricity: number;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** 0.5 would be equally dense everywhere; above that, cells grow wider apart outwards, as they do from the fovea. */
const SPREAD = 0.7;
const AREA_PER_RECEPTOR = 500;
const FEWEST = 620;
const MOST = 2200;

/**
 * A sunflower lattice about the middle: nearly hexagonal everywhere, densest at the centre like the fovea.
 * @returns the receptors within the box, from the centre outwards
 */
export function mosaic(width: number, height: number): Receptor[] {
  const reach = Math.hypot(width, height) / 2;
  const inBox = Math.min(MOST, Math.max(FEWEST, (width * height) / AREA_PER_RECEPTOR));
  const count = Math.round((inBox * Math.PI * reach * reach) / (width * height));
  const rng = createRng("mosaic");
  const receptors: Receptor[] = [];
  for (let n = 0; n < count; n++) {
    const share = (n + 0.5) / count;
    const distance = reach * share ** SPREAD;
    // Space per receptor here: ring area divided by receptors.
    const room = Math.sqrt((2 * Math.PI * reach * reach * SPREAD * share ** (2 * SPREAD - 1)) / count);
    const angle = n * GOLDEN_ANGLE;
    const jitter = 0.1 * room;
    const x = width / 2 + distance * Math.cos(angle) + rng.between(-jitter, jitter);
    const y = height / 2 + distance * Math.sin(angle) + rng.between(-jitter, jitter);
    const eagerness = rng.next();
    if (x < -room || y < -room || x > width + room || y > height + room) continue;
    receptors.push({ x, y, radius: room * 0.3, eagerness, eccentricity: distance / reach });
  }
  return receptors;
}

/**
 * How bright a receptor may get: dim under the column of words in the middle, brightest in the outer field.
 * @param column half-width of the words' column in pixels
 */
export function brightnessAt(receptor: Receptor, width: number, height: number, column: number): number {
  const dx = Math.max(0, Math.abs(receptor.x - width / 2) - column * 0.5) / (column * 0.9);
  const dy = Math.abs(receptor.y - height / 2) / (height * 0.5);
  const away = Math.min(1, Math.hypot(dx, dy * dy));
  return 0.16 + 0.84 * away * away * (3 - 2 * away);
}

/**
 * A receptor's response to a front of light that passed it a while ago: a quick rise, a slow fall.
 * @param since in widths of the front; negative before it arrives
 */
export function wakefulness(since: number): number {
  if (since <= -1) return 0;
  if (since < 0) return (1 + since) * (1 + since);
  return Math.exp(-since * 1.15);
}
