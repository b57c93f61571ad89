import * as lab from "lab.js";
import { type BlockRequest, maskUrl, type OwnLog, type PageFacts, PICTURES, pictureUrl } from "../protocol";
import { mark } from "./marks";

/** lab.js as its documentation advises for short displays: canvas screens in one canvas frame, and frame timeouts. */
const SIDE = 448;
const urls = Array.from({ length: PICTURES }, (_, i) => [pictureUrl(i), maskUrl(i)]).flat();

async function open(): Promise<PageFacts> {
  await Promise.all(urls.map((url) => fetch(url)));
  return { name: "lab.js", version: lab.version, drawing: "canvas2d", net: null };
}

function screen(timeout: number, src?: string, onRender?: () => void) {
  const component = new lab.canvas.Screen({
    timeout,
    viewport: [SIDE, SIDE],
    viewportScale: 1,
    content: src ? [{ type: "image", src, left: 0, top: 0, width: SIDE, height: SIDE, autoScale: false }] : [],
  });
  if (onRender) component.on("render", onRender);
  return component;
}

async function run({ trials, exposure, mask: masked, lead, first }: BlockRequest): Promise<OwnLog[]> {
  const content = Array.from({ length: trials }, (_, i) => {
    const trial = first + i;
    return [
      screen(lead),
      screen(exposure, pictureUrl(trial), () => mark("picture", trial)),
      screen(masked, maskUrl(trial), () => mark("mask", trial)),
    ];
  }).flat();
  // Something must follow the last mask, as with every other.
  content.push(screen(lead));
  const frame = new lab.canvas.Frame({
    el: document.getElementById("flash"),
    context: `<canvas width="${SIDE}" height="${SIDE}"></canvas>`,
    contextSelector: "canvas",
    content: new lab.flow.Sequence({ content }),
  });
  const ended = new Promise<void>((resolve) => frame.on("end", () => resolve()));
  await frame.run();
  await ended;
  return [];
}

window.bench = { ready: open(), run };
