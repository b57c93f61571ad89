import { correlate1d, createPlane, type Plane } from "./plane";

/**
 * How a sheet of ganglion or LGN cells responds to a picture: an excited centre and a wider, inhibited surround
 * (Rodieck 1965). Positive where an ON-centre cell responds, negative where an OFF-centre cell does, zero where the
 * picture is even.
 * @param centre standard deviation of the centre in pixels, > 0
 * @param surround standard deviation of the surround, > centre; the two Gaussians have equal volumes
 */
export function differenceOfGaussians(plane: Plane, centre: number, surround: number): Plane {
  if (!(centre > 0 && surround > centre)) throw new RangeError("the surround must be wider than the centre");
  const inner = blur(plane, centre);
  const outer = blur(plane, surround);
  const out = createPlane(plane.width, plane.height);
  for (let i = 0; i < out.data.length; i++) out.data[i] = (inner.data[i] as number) - (outer.data[i] as number);
  return out;
}

/** A Gaussian blur; edge pixels are repeated outwards. @param sigma in pixels, > 0 */
export function blur(plane: Plane, sigma: number): Plane {
  const weights = gaussian(sigma);
  return correlate1d(correlate1d(plane, weights, "x"), weights, "y");
}

/** A kernel that sums to 1 and reaches three standard deviations. */
function gaussian(sigma: number): Float64Array {
  const radius = Math.ceil(3 * sigma);
  const weights = new Float64Array(2 * radius + 1);
  let sum = 0;
  for (let k = -radius; k <= radius; k++) {
    const weight = Math.exp((-k * k) / (2 * sigma * sigma));
    weights[k + radius] = weight;
    sum += weight;
  }
  return weights.map((weight) => weight / sum);
}
