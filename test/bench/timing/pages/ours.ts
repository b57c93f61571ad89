import { createNet } from "../../../../src/classifier/client";
import { builtInSums } from "../../../../src/classifier/model-sums";
import { presentedFor } from "../../../../src/core/trial/presented";
import { frames, ms } from "../../../../src/core/units";
import type { Raster } from "../../../../src/core/vision/raster";
import { createLazyStage } from "../../../../src/stage/lazy-stage";
import { createPresenter } from "../../../../src/stage/presenter/presenter";
import { type BlockRequest, maskUrl, type OwnLog, type PageFacts, PICTURES, pictureUrl } from "../protocol";
import { mark, wait } from "./marks";

/** The game's own presenter, with Phaser's stage asleep behind it as in a trial, and the net in its worker. */
/** The net's answer does not matter here; that it answers, and when, does. */
const CHOICES = ["first", "second"];
const asked = new URLSearchParams(location.search);
const presenter = createPresenter({ host: element("flash") });
const net = createNet({
  modelUrl: new URL("assets/model/mobilenet-v1-025-224/model.json", document.baseURI).href,
  sums: builtInSums,
  categories: CHOICES.map((id, i) => ({ id, imagenet: [i] })),
});
const pictures: Raster[] = [];
const masks: Raster[] = [];

async function open(): Promise<PageFacts> {
  for (let i = 0; i < PICTURES; i++) {
    pictures.push(await readRaster(pictureUrl(i)));
    masks.push(await readRaster(maskUrl(i)));
  }
  if (!asked.has("bare")) {
    const stage = createLazyStage(element("stage"));
    stage.backdrop();
    while (!document.querySelector("#stage canvas")) await wait(50);
    await wait(500);
    stage.sleep();
  }
  let seat: string | null = null;
  if (asked.has("net")) {
    const status = await net.use("mobilenet-v1-025", "auto");
    if (status.kind !== "ready") throw new Error(`the net does not play: ${status.kind}`);
    seat = `${status.backend}, ${Math.round(status.typical)} ms a verdict`;
  }
  presenter.setField("empty");
  await presenter.measureRefresh();
  return { name: "ours", version: "", drawing: "", net: seat };
}

async function run({ trials, exposure, mask: masked, lead, first, net: withNet }: BlockRequest): Promise<OwnLog[]> {
  const logs: OwnLog[] = [];
  const timing = { fixation: ms(lead), exposure: ms(exposure), gap: ms(0), mask: ms(masked), deadline: ms(1000) };
  for (let i = 0; i < trials; i++) {
    const trial = first + i;
    const picture = pictures[trial % PICTURES] as Raster;
    // As in the game: the verdict is sealed before the fixation, and nothing is inferred until the mask is over.
    const asking = performance.now();
    if (withNet) await net.ask("judge", { raster: picture, choices: CHOICES });
    const netTime = withNet ? performance.now() - asking : null;
    await presenter.prepare({ timing, picture, mask: masks[trial % PICTURES] as Raster, calm: false });
    const log = await presenter.present((stage) => {
      if (stage === "stimulus") mark("picture", trial);
      if (stage === "mask") mark("mask", trial);
    });
    const { verdict } = log;
    logs.push({
      trial,
      shown: log.shown,
      presented: presentedFor(log) ?? null,
      shownFrames: log.shownFrames,
      askedFrames: log.askedFrames.exposure,
      droppedFrames: log.droppedFrames,
      refresh: log.refresh,
      verdict: verdict.kind,
      surface: log.surface ?? "",
      offBy: verdict.kind === "off-by" ? verdict.frames : frames(0),
      netTime,
    });
  }
  return logs;
}

async function readRaster(url: string): Promise<Raster> {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas to read a picture with");
  context.drawImage(bitmap, 0, 0);
  const { width, height, data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  return { width, height, data: new Uint8ClampedArray(data) };
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element "${id}"`);
  return found;
}

window.bench = { ready: open(), run };
