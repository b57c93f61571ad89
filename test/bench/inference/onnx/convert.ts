import type { OnnxGraph, OnnxNode, OnnxTensor } from "./onnx-file";
import { type ModelJson, readWeights, type TfNode, type Weights } from "./weights";

const SIDE = 224;
const INPUT = "pixels";
const OUTPUT = "probabilities";

/**
 * Converts a TensorFlow.js MobileNet to an ONNX graph: RGB from 0 to 1 in rows (NHWC) in, softmax over 1000 classes
 * out. Pictures become planes (NCHW) once at the start; the "background" logit, which belongs to no class, is dropped
 * before the softmax.
 * @throws Error on an operation that MobileNet v1 does not use
 */
export function toOnnx(model: ModelJson, data: ArrayBuffer): OnnxGraph {
  const weights = readWeights(model, data);
  const nodes: OnnxNode[] = [];
  const constants: OnnxTensor[] = [
    { name: "zero", shape: [], values: Float32Array.of(0) },
    { name: "six", shape: [], values: Float32Array.of(6) },
  ];
  const constant = (tensor: OnnxTensor): string => {
    constants.push(tensor);
    return tensor.name;
  };
  const weightsOf = (node: TfNode, place: number): Weights => {
    const found = weights.get(node.input?.[place] ?? "");
    if (!found) throw new Error(`${node.name} has no constant as input ${place}`);
    return found;
  };

  function add(op: string, inputs: readonly string[], output: string, attributes?: OnnxNode["attributes"]): string {
    nodes.push({ op, inputs, output, ...(attributes && { attributes }) });
    return output;
  }

  function bias(node: TfNode, place: number): string {
    return constant({
      name: `${node.name}/bias`,
      shape: weightsOf(node, place).shape,
      values: weightsOf(node, place).values,
    });
  }

  function convert(node: TfNode): void {
    const [from = ""] = node.input ?? [];
    switch (node.op) {
      case "Const":
        return;
      case "Placeholder":
        add("Transpose", [INPUT], node.name, { perm: [0, 3, 1, 2] });
        return;
      case "Mul":
      case "Sub":
        add(node.op, [from, constant({ name: `${node.name}/by`, ...weightsOf(node, 1) })], node.name);
        return;
      case "_FusedConv2D": {
        const fused = (node.attr?.fused_ops?.list?.s ?? []).map(decode);
        const filter = constant({ name: `${node.name}/filter`, ...planesFirst(weightsOf(node, 1)) });
        const bounded = fused.includes("Relu6");
        const convolved = bounded ? `${node.name}/sum` : node.name;
        add("Conv", [from, filter, bias(node, 2)], convolved, convolution(node, 1));
        if (bounded) add("Clip", [convolved, "zero", "six"], node.name);
        return;
      }
      case "DepthwiseConv2dNative": {
        const filter = depthwise(weightsOf(node, 1));
        const name = constant({ name: `${node.name}/filter`, ...filter });
        // Here the bias is an operation of its own; in ONNX it is part of the convolution.
        const after = model.modelTopology.node.find(({ op, input }) => op === "BiasAdd" && input?.[0] === node.name);
        if (!after) throw new Error(`${node.name} has no bias`);
        add("Conv", [from, name, bias(after, 1)], after.name, convolution(node, filter.shape[0] ?? 1));
        return;
      }
      case "BiasAdd":
        return;
      case "Relu6":
        add("Clip", [from, "zero", "six"], node.name);
        return;
      case "Mean":
        add("GlobalAveragePool", [from], node.name);
        return;
      case "Squeeze":
        add("Flatten", [from], node.name, { axis: 1 });
        return;
      default:
        throw new Error(`no ONNX for ${node.op} (${node.name})`);
    }
  }

  for (const node of model.modelTopology.node) convert(node);
  const bounds = { starts: 1n, ends: 1001n, axes: 1n };
  const sliced = Object.entries(bounds).map(([name, value]) =>
    constant({ name, shape: [1], values: BigInt64Array.of(value) }),
  );
  add("Slice", [nodes.at(-1)?.output ?? "", ...sliced], "logits");
  add("Softmax", ["logits"], OUTPUT, { axis: 1 });
  return {
    name: "mobilenet",
    input: { name: INPUT, shape: [1, SIDE, SIDE, 3] },
    output: { name: OUTPUT, shape: [1, 1000] },
    nodes,
    constants,
  };
}

function convolution(node: TfNode, group: number): NonNullable<OnnxNode["attributes"]> {
  const [, down = 1, across = 1] = (node.attr?.strides?.list?.i ?? []).map(Number);
  const same = decode(node.attr?.padding?.s ?? "") === "SAME";
  return { strides: [down, across], auto_pad: same ? "SAME_UPPER" : "VALID", group };
}

/** Filters from height × width × in × out to out × in × height × width. */
function planesFirst({ shape, values }: Weights): Weights {
  const [height = 1, width = 1, ins = 1, outs = 1] = shape;
  const turned = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const out = i % outs;
    const rest = (i - out) / outs;
    const into = rest % ins;
    const at = (rest - into) / ins;
    turned[(out * ins + into) * height * width + at] = values[i] as number;
  }
  return { shape: [outs, ins, height, width], values: turned };
}

/** Filters of one plane each, from height × width × planes × 1 to planes × 1 × height × width. */
function depthwise({ shape, values }: Weights): Weights {
  const [height = 1, width = 1, planes = 1, each = 1] = shape;
  const { values: turned } = planesFirst({ shape: [height, width, 1, planes * each], values });
  return { shape: [planes * each, 1, height, width], values: turned };
}

function decode(base64: string): string {
  return Buffer.from(base64, "base64").toString("latin1");
}
