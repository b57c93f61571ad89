import { describe, expect, it } from "vitest";
import { createRng } from "../../src/core/rng";
import {
  isWhole,
  KEY_BYTES,
  openFile,
  ROOM_STEP,
  readKey,
  roomFor,
  SealFault,
  sealFile,
  writeKey,
} from "../../src/pictures/sealed-picture";

const rng = createRng("sealed pictures");
const random = (length: number) => Uint8Array.from({ length }, () => Math.floor(rng.next() * 256));
const file = random(5000);
const key = random(KEY_BYTES);

describe("a sealed picture", () => {
  it("gives its file back, whatever its length", async () => {
    for (const length of [0, 1, 5000, ROOM_STEP - 28, ROOM_STEP - 27]) {
      const some = random(length);
      const sealed = await sealFile(some, key);
      expect(sealed.length).toBe(length === ROOM_STEP - 27 ? 2 * ROOM_STEP : ROOM_STEP);
      expect(openFile(sealed, key)).toEqual(some);
      expect(await isWhole(sealed)).toBe(true);
    }
  });

  it("has the size that is asked for, and says nothing of its file", async () => {
    const sealed = await sealFile(new Uint8Array(10), key, 3 * ROOM_STEP);
    expect(sealed.length).toBe(3 * ROOM_STEP);
    // Zeros in, noise out: about one byte in 256 is zero.
    const zeros = sealed.filter((byte) => byte === 0).length;
    expect(zeros).toBeLessThan(sealed.length / 128);
    await expect(sealFile(random(ROOM_STEP), key, ROOM_STEP)).rejects.toThrow("does not fit");
    await expect(sealFile(file, random(31))).rejects.toThrow("a key has 32 bytes, not 31");
  });

  it("of the same file is another under another key", async () => {
    const [one, other] = [await sealFile(file, key), await sealFile(file, random(KEY_BYTES))];
    const same = one.filter((byte, i) => byte === other[i]).length;
    expect(same).toBeLessThan(one.length / 128);
  });

  it("does not open with another key, or changed anywhere", async () => {
    const sealed = await sealFile(file, key);
    expect(() => openFile(sealed, random(KEY_BYTES))).toThrow(SealFault);
    for (const at of [0, 3, 4, 2500, 20_000, sealed.length - 24, sealed.length - 9]) {
      const changed = sealed.slice();
      changed[at] = (changed[at] as number) ^ 1;
      expect(() => openFile(changed, key), `byte ${at}`).toThrow("the key does not open it");
      expect(await isWhole(changed), `byte ${at}`).toBe(false);
    }
  });

  it("shows on arrival that it is cut off, or something else", async () => {
    const sealed = await sealFile(file, key);
    for (const part of [0, 1, 27, 28, 4000, sealed.length - 1])
      expect(await isWhole(sealed.slice(0, part)), `${part} bytes`).toBe(false);
    expect(await isWhole(new TextEncoder().encode("<!doctype html><title>Sign in</title>"))).toBe(false);
    expect(() => openFile(sealed.slice(0, 12), key)).toThrow(SealFault);
    expect(() => openFile(new Uint8Array(0), key)).toThrow(SealFault);
  });

  it("needs no more room than a step for what is smaller", () => {
    expect([0, ROOM_STEP - 28, ROOM_STEP - 27, 240_000].map(roomFor)).toEqual([
      ROOM_STEP,
      ROOM_STEP,
      2 * ROOM_STEP,
      8 * ROOM_STEP,
    ]);
  });
});

describe("a key", () => {
  it("travels as 43 letters", () => {
    for (const one of [key, new Uint8Array(32), new Uint8Array(32).fill(255), random(32)]) {
      expect(writeKey(one)).toMatch(/^[\w-]{43}$/);
      expect(readKey(writeKey(one))).toEqual(one);
    }
  });

  it.each(["", "short", writeKey(key).slice(1), `${writeKey(key)}=`, writeKey(key).replace(/^./, "+")])(
    "is not %j",
    (text) => expect(() => readKey(text)).toThrow("no key"),
  );
});
