import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readResources } from "../../scripts/import/resources";

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly bytes?: Buffer;
  readonly children?: readonly [first: number, count: number];
}

/** A resource of version 3 as Qt's compiler lays it out: data, names, then the tree. */
function resource(entries: readonly Entry[]): Buffer {
  const data: Buffer[] = [];
  const names: Buffer[] = [];
  const tree: Buffer[] = [];
  const length = (parts: readonly Buffer[]) => parts.reduce((sum, part) => sum + part.length, 0);
  for (const { name, flags, bytes, children } of entries) {
    const entry = Buffer.alloc(22);
    entry.writeUInt32BE(length(names), 0);
    entry.writeUInt16BE(flags, 4);
    if (children) {
      entry.writeUInt32BE(children[1], 6);
      entry.writeUInt32BE(children[0], 10);
    } else {
      entry.writeUInt32BE(length(data), 10);
      const head = Buffer.alloc(4);
      head.writeUInt32BE(bytes?.length ?? 0);
      data.push(head, bytes ?? Buffer.alloc(0));
    }
    const head = Buffer.alloc(6);
    head.writeUInt16BE(name.length);
    names.push(head, Buffer.from(name, "utf16le").swap16());
    tree.push(entry);
  }
  const file = Buffer.alloc(24);
  file.write("qres", "latin1");
  file.writeUInt32BE(3, 4);
  file.writeUInt32BE(24 + length(data) + length(names), 8);
  file.writeUInt32BE(24, 12);
  file.writeUInt32BE(24 + length(data), 16);
  return Buffer.concat([file, ...data, ...names, ...tree]);
}

const packed = (text: string): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(text.length);
  return Buffer.concat([head, deflateSync(text)]);
};
const root = { name: "", flags: 2, children: [1, 1] } as const;
const folder = (count: number) => ({ name: "bilder", flags: 2, children: [2, count] }) as const;

describe("a compiled Qt resource", () => {
  test("gives its files by path, packed or not", () => {
    const bytes = resource([
      root,
      folder(3),
      { name: "ént.webp", flags: 0, bytes: Buffer.from("raw") },
      { name: "README", flags: 1, bytes: packed("who made it") },
      { name: "code.qml", flags: 4, bytes: Buffer.from("?") },
    ]);
    const files = readResources(bytes, /\.webp$|README$/);
    expect([...files.keys()]).toEqual(["bilder/ént.webp", "bilder/README"]);
    expect([...files.values()].map((each) => Buffer.from(each).toString())).toEqual(["raw", "who made it"]);
  });

  test("tells what it cannot read", () => {
    expect(() => readResources(Buffer.from("PK.."), /./)).toThrow("does not begin with qres");
    const bytes = resource([root, folder(1), { name: "a.webp", flags: 4, bytes: Buffer.from("?") }]);
    expect(() => readResources(bytes, /./)).toThrow("bilder/a.webp is compressed with Zstandard");
  });
});
