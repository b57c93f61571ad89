import { readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { StimulusSpec } from "../../src/core/trial/trial";
import { degrees } from "../../src/core/units";
import { hashRaster } from "../../src/core/vision/raster";
import { createNodeDecoder, createNodePictures } from "../../src/pictures/node";
import { createPictureMaker } from "../../src/pictures/picture-maker";

const spec: StimulusSpec = {
  object: { id: "dog", x: 0.5, y: 0.45, size: 0.7, turn: degrees(12), mirror: true },
  background: { kind: "photo", id: "meadow", left: 0.2, top: 0.6, zoom: 0.8, mirror: false },
  light: 0.9,
};

/** A lossless picture with every alpha from 0 to 255, and colour under the clear pixels. */
function gradient(side: number): Uint8Array {
  const data = new Uint8Array(side * side * 4);
  for (let i = 0; i < side * side; i++) {
    const x = i % side;
    const y = Math.floor(i / side);
    data.set([(x * 255) / side, (y * 255) / side, 200 - ((x + y) % 100), (x * 255) / (side - 1)], i * 4);
  }
  return data;
}

function webp(rgba: Uint8Array, side: number): Promise<Buffer> {
  return sharp(rgba, { raw: { width: side, height: side, channels: 4 } })
    .webp({ lossless: true, exact: true })
    .toBuffer();
}

describe("decoder", () => {
  it("gives back every bit of a lossless picture, colour under clear pixels included", async () => {
    const rgba = gradient(64);
    const decode = await createNodeDecoder();
    const raster = decode(new Uint8Array(await webp(rgba, 64)));
    expect([raster.width, raster.height]).toEqual([64, 64]);
    expect(Buffer.from(raster.data).equals(Buffer.from(rgba))).toBe(true);
  });

  it("refuses what is no WebP", async () => {
    const decode = await createNodeDecoder();
    expect(() => decode(new Uint8Array([1, 2, 3, 4]))).toThrow("not a WebP");
  });
});

describe("a model", () => {
  const rgba = new Uint8Array(2048 * 1536 * 4);
  // Every view is one grey of its own.
  for (let i = 0; i < rgba.length; i += 4) {
    const [x, y] = [(i / 4) % 2048, Math.floor(i / 4 / 2048)];
    const level = 15 * (Math.floor(y / 512) * 4 + Math.floor(x / 512)) + 20;
    rgba.set([level, level, level, 255], i);
  }
  const model = (view: number, above = false): StimulusSpec => ({
    object: {
      id: "chair",
      x: 0.5,
      y: 0.5,
      size: 1,
      turn: degrees(0),
      view: degrees(view),
      ...(above && { above }),
      mirror: false,
    },
    background: { kind: "grey" },
    light: 1,
  });

  it("shows the view that is asked for, and reads its sheet once", async () => {
    let reads = 0;
    const sheet = { width: 2048, height: 1536, data: new Uint8ClampedArray(rgba) };
    const maker = createPictureMaker(
      async () => new Uint8Array(++reads),
      () => sheet,
    );
    const levelOf = async (spec: StimulusSpec) => (await maker.compose(spec)).raster.data[(224 * 448 + 224) * 4];
    expect([await levelOf(model(0)), await levelOf(model(180)), await levelOf(model(315))]).toEqual([20, 80, 125]);
    expect(await levelOf(model(270, true))).toBe(185);
    expect(reads).toBe(1);
    await expect(maker.compose(model(45, true))).rejects.toThrow("no view at 45°");
  });
});

describe("picture maker", () => {
  it("composes the same pixels every time, and hashes them", async () => {
    const file = new Uint8Array(await webp(gradient(96), 96));
    const decode = await createNodeDecoder();
    const make = () => createPictureMaker(async () => file, decode);
    const first = await make().compose(spec);
    const second = await make().compose(spec);
    expect(first.raster.data).toHaveLength(448 * 448 * 4);
    expect(first.hash).toBe(second.hash);
    expect(first.hash).toBe(hashRaster(first.raster));
    expect(hashRaster(make().mask("a"))).toBe(hashRaster(make().mask("a")));
  });

  it("reads each file once, two requests at a time or not", async () => {
    const file = new Uint8Array(await webp(gradient(16), 16));
    const read: string[] = [];
    const maker = createPictureMaker(
      async (id) => {
        read.push(id);
        return file;
      },
      await createNodeDecoder(),
    );
    await Promise.all([maker.compose(spec), maker.compose(spec)]);
    await maker.compose(spec);
    expect(read.sort()).toEqual(["dog", "meadow"]);
  });

  it("names the picture that cannot be decoded, and tries it again later", async () => {
    let file: Uint8Array = new TextEncoder().encode("<!doctype html>");
    const maker = createPictureMaker(async () => file, await createNodeDecoder());
    await expect(maker.compose({ ...spec, background: { kind: "grey" } })).rejects.toThrow(
      'the picture "dog" could not be decoded: it is not a WebP picture',
    );
    file = new Uint8Array(await webp(gradient(16), 16));
    await expect(maker.compose({ ...spec, background: { kind: "grey" } })).resolves.toHaveProperty("hash");
  });

  it("makes the known pixels of a stimulus from the deck", async () => {
    const { items } = JSON.parse(readFileSync("assets/stimuli/manifest.json", "utf8")) as {
      items: { id: string; file: string }[];
    };
    const maker = await createNodePictures((id) => `assets/stimuli/${items.find((item) => item.id === id)?.file}`);
    const { hash } = await maker.compose({
      ...spec,
      object: { ...spec.object, id: "ball-basketball" },
      background: { kind: "photo", id: "place-red-pyramid", left: 0.2, top: 0.6, zoom: 0.8, mirror: true },
    });
    // A change here means that every stimulus has changed: records of before and after are not of the same pictures.
    expect(hash).toBe("f8912f0c08d74bcc");
  });
});
