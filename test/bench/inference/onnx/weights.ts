/** The parts of TensorFlow.js's model.json that the conversion reads. */
export interface ModelJson {
  readonly modelTopology: { readonly node: readonly TfNode[] };
  readonly weightsManifest: readonly { readonly weights: readonly WeightEntry[] }[];
}

export interface TfNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<Record<string, TfAttribute>>;
}

export interface TfAttribute {
  /** Base64. */
  readonly s?: string;
  readonly list?: { readonly s?: readonly string[]; readonly i?: readonly string[] };
}

interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string };
}

export interface Weights {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** The weights by name, as floats; whole numbers (axes) too. */
export function readWeights(model: ModelJson, data: ArrayBuffer): Map<string, Weights> {
  const view = new DataView(data);
  const found = new Map<string, Weights>();
  let at = 0;
  for (const { name, shape, dtype, quantization } of model.weightsManifest.flatMap(({ weights }) => weights)) {
    const values = new Float32Array(shape.reduce((product, side) => product * side, 1));
    const [step, read] = reader(view, quantization?.dtype ?? dtype);
    for (let i = 0; i < values.length; i++, at += step) values[i] = read(at);
    found.set(name, { shape, values });
  }
  if (at !== data.byteLength) throw new Error(`the weights are ${data.byteLength} bytes, and ${at} were read`);
  return found;
}

function reader(view: DataView, dtype: string): [number, (at: number) => number] {
  if (dtype === "float32") return [4, (at) => view.getFloat32(at, true)];
  if (dtype === "int32") return [4, (at) => view.getInt32(at, true)];
  if (dtype === "float16") return [2, (at) => half(view.getUint16(at, true))];
  throw new Error(`weights of type ${dtype} are not read here`);
}

/** IEEE 754 half precision. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
