import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Ports } from "../../../src/app/ports";
import { hertz } from "../../../src/core/units";
import { greyRaster } from "../../../src/core/vision/raster";
import { logOf } from "../../core/trial/samples";
import { fakePorts } from "../fake-ports";
import { smallLevel } from "../small-level";
import { openBlock } from "./block-by-hand";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("a block that is left", () => {
  const idle = { phase: "idle", level: null, records: [], trial: null, fetched: null, done: 0, of: 0, reveal: null };

  test("takes its picture away, and a picture that ends later makes no record", async () => {
    const block = openBlock();
    await block.settle();
    block.run.abandon();
    expect(block.cancelled).toEqual(["interrupted"]);
    expect(await block.run.finished).toBeNull();
    await block.end(logOf({ kind: "off-by", frames: 1 }));
    expect(block.records).toEqual([]);
    expect(block.state()).toMatchObject(idle);
    expect(block.phase()).toBe("preparing");
  });

  test("while the screen's rate is measured shows nothing", async () => {
    let measured: () => void = () => {};
    const measureRefresh = () =>
      new Promise<ReturnType<typeof hertz>>((resolve) => {
        measured = () => resolve(hertz(60));
      });
    const block = openBlock({ presenter: { measureRefresh } });
    await block.settle();
    expect(block.state()).toMatchObject({ phase: "loading", seed: "1" });
    block.run.abandon();
    measured();
    await block.settle();
    expect(block.state()).toMatchObject(idle);
    expect(block.isUp()).toBe(false);
  });

  test("while its pictures are fetched is told nothing more of them", async () => {
    const arrive: (() => void)[] = [];
    const { ports } = fakePorts();
    const fetch = () => new Promise<void>((resolve) => arrive.push(resolve));
    const block = openBlock({ ports: { pictures: { ...ports.pictures, fetch } } });
    await block.settle();
    expect(block.state()).toMatchObject({ phase: "loading", fetched: 0 });
    arrive[0]?.();
    await block.settle();
    expect(block.state().fetched).toBeCloseTo(1 / 3);
    block.run.abandon();
    for (const give of arrive) give();
    await block.settle();
    expect(block.state()).toMatchObject(idle);
    expect(block.isUp()).toBe(false);
  });

  test("while its next picture is made does not show it", async () => {
    let made: () => void = () => {};
    let count = 0;
    const { ports } = fakePorts();
    const compose: Ports["pictures"]["compose"] = async () => {
      if (++count > 1) await new Promise<void>((resolve) => (made = resolve));
      return { raster: greyRaster(4, 4), hash: "00" };
    };
    const block = openBlock({ ports: { pictures: { ...ports.pictures, compose } } });
    await block.settle();
    await block.answer();
    await block.next();
    expect(block.isUp()).toBe(false);
    block.run.abandon();
    made();
    await block.settle();
    expect(block.isUp()).toBe(false);
    expect(block.state()).toMatchObject(idle);
  });

  test("in the break after practice begins no more, even if it is gone on with", async () => {
    const block = openBlock({ level: smallLevel({ practice: 1 }) });
    await block.settle();
    await block.answer();
    await block.next();
    expect(block.state()).toMatchObject({ phase: "break", round: null, caution: null, trial: null, reveal: null });
    block.run.abandon();
    block.run.proceed();
    await block.settle();
    expect(block.state()).toMatchObject(idle);
    expect(block.isUp()).toBe(false);
    expect(await block.run.finished).toBeNull();
  });

  test("in the warning of a coarse clock begins no more", async () => {
    const block = openBlock({ presenter: { clockGrain: () => 100 } });
    await block.settle();
    expect(block.state()).toMatchObject({ phase: "break", caution: { why: "coarse-clock", grain: 100 } });
    block.run.abandon();
    block.run.proceed();
    await block.settle();
    expect(block.isUp()).toBe(false);
    expect(block.state().phase).toBe("idle");
  });

  test("in the break before a round begins no more", async () => {
    const plain = smallLevel({ trials: 4 });
    const conditions = ["near", "far"].map((name) => ({ name, round: name }));
    const block = openBlock({ level: { ...plain, task: { ...plain.task, design: { kind: "crossed" }, conditions } } });
    await block.settle();
    expect(block.state()).toMatchObject({ phase: "break", round: "near", of: 4, done: 0 });
    block.run.abandon();
    block.run.proceed();
    await block.settle();
    expect(block.isUp()).toBe(false);
    expect(block.state().phase).toBe("idle");
  });
});

test("a block that is left with files on their way asks for no more of them", async () => {
  const { ports } = fakePorts();
  const arrive: (() => void)[] = [];
  const fetch = () => new Promise<void>((resolve) => arrive.push(resolve));
  const level = smallLevel({ trials: 4, practice: 2 });
  const block = openBlock({ level, ports: { pictures: { ...ports.pictures, fetch } } });
  await block.settle();
  await block.answer();
  expect(arrive).toHaveLength(1);
  await block.next();
  expect(block.phase()).toBe("presenting");
  arrive[0]?.();
  await block.settle();
  // The next file waits until this picture has gone.
  expect(arrive).toHaveLength(1);
  await block.end();
  expect(arrive).toHaveLength(2);
  block.run.abandon();
  arrive[1]?.();
  await block.settle();
  expect(arrive).toHaveLength(2);
});
