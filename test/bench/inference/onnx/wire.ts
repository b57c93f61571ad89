import { joinBytes } from "../../../../src/core/join-bytes";

/** The part of the protocol buffer wire format that an ONNX file needs. Every function returns the field's bytes. */
export type Bytes = Uint8Array<ArrayBufferLike>;

const VARINT = 0;
const LENGTH = 2;
const FIXED32 = 5;

/** A whole number ≥ 0, or a negative one in 64-bit two's complement. */
export function int(field: number, value: number): Bytes {
  return joinBytes([key(field, VARINT), varint(BigInt(value))]);
}

export function float(field: number, value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return joinBytes([key(field, FIXED32), bytes]);
}

export function text(field: number, value: string): Bytes {
  return bytes(field, new TextEncoder().encode(value));
}

export function bytes(field: number, value: Bytes): Bytes {
  return joinBytes([key(field, LENGTH), varint(BigInt(value.length)), value]);
}

/** A message within a message. */
export function message(field: number, parts: readonly Bytes[]): Bytes {
  return bytes(field, joinBytes(parts));
}

function key(field: number, type: number): Bytes {
  return varint(BigInt(field * 8 + type));
}

function varint(value: bigint): Bytes {
  const out: number[] = [];
  let rest = BigInt.asUintN(64, value);
  while (rest > 0x7fn) {
    out.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  out.push(Number(rest));
  return Uint8Array.from(out);
}
