import { joinBytes } from "../../../../src/core/join-bytes";
import { type Bytes, bytes, float, int, message, text } from "./wire";

/** The numbers of fields and types are those of onnx.proto3, IR version 8, operator set 13. */
const IR_VERSION = 8;
const OPERATORS = 13;
const FLOAT = 1;
const INT64 = 7;

export type Attribute = number | string | readonly number[];

export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | BigInt64Array;
}

export interface OnnxEnd {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface OnnxGraph {
  readonly name: string;
  readonly input: OnnxEnd;
  readonly output: OnnxEnd;
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxTensor[];
}

/** The bytes of an .onnx file. */
export function writeOnnx(graph: OnnxGraph): Bytes {
  return joinBytes([
    int(1, IR_VERSION),
    text(2, "glimpse bench"),
    message(7, [
      ...graph.nodes.map((node) => message(1, nodeFields(node))),
      text(2, graph.name),
      ...graph.constants.map((tensor) => message(5, tensorFields(tensor))),
      message(11, endFields(graph.input)),
      message(12, endFields(graph.output)),
    ]),
    message(8, [text(1, ""), int(2, OPERATORS)]),
  ]);
}

function nodeFields({ op, inputs, output, attributes = {} }: OnnxNode): Bytes[] {
  return [
    ...inputs.map((input) => text(1, input)),
    text(2, output),
    text(3, output),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => message(5, attributeFields(name, value))),
  ];
}

function attributeFields(name: string, value: Attribute): Bytes[] {
  if (typeof value === "string") return [text(1, name), text(4, value), int(20, 3)];
  if (typeof value === "object") return [text(1, name), ...value.map((each) => int(8, each)), int(20, 7)];
  if (Number.isInteger(value)) return [text(1, name), int(3, value), int(20, 2)];
  return [text(1, name), float(2, value), int(20, 1)];
}

function tensorFields({ name, shape, values }: OnnxTensor): Bytes[] {
  return [
    ...shape.map((side) => int(1, side)),
    int(2, values instanceof Float32Array ? FLOAT : INT64),
    text(8, name),
    bytes(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ];
}

function endFields({ name, shape }: OnnxEnd): Bytes[] {
  const sides = shape.map((side) => message(1, [int(1, side)]));
  return [text(1, name), message(2, [message(1, [int(1, FLOAT), message(2, sides)])])];
}
