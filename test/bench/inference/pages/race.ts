import { createRaster, type Raster } from "../../../../src/core/vision/raster";
import type { Answer, Contestant } from "./contestant";

const SIDE = 448;

/** The page that holds every contestant in a frame of its own and asks one at a time. */
export interface Race {
  /** @returns what computes */
  open(name: string, address: string): Promise<string>;
  judge(name: string, picture: number): Promise<Answer>;
  tensors(name: string): Promise<number | null>;
  close(name: string): void;
}

declare global {
  interface Window {
    openRace(pictures: readonly string[]): Promise<void>;
    race: Race;
  }
}

window.openRace = async (addresses) => {
  const pictures = await Promise.all(addresses.map(readPicture));
  const open = new Map<string, { contestant: Contestant; frame: HTMLIFrameElement }>();
  const at = (name: string): Contestant => {
    const found = open.get(name);
    if (!found) throw new Error(`${name} is not in the race`);
    return found.contestant;
  };
  window.race = {
    async open(name, address) {
      const frame = document.createElement("iframe");
      frame.src = address;
      document.body.append(frame);
      await new Promise((resolve) => {
        frame.onload = resolve;
      });
      const start = frame.contentWindow?.openContestant;
      if (!start) throw new Error(`${address} has no contestant`);
      const contestant = await start(pictures);
      open.set(name, { contestant, frame });
      return contestant.detail;
    },
    judge: (name, picture) => at(name).judge(picture % pictures.length),
    tensors: (name) => at(name).tensors(),
    close(name) {
      open.get(name)?.frame.remove();
      open.delete(name);
    },
  };
};

/** One of the game's pictures, on mid grey. */
async function readPicture(address: string): Promise<Raster> {
  const bitmap = await createImageBitmap(await (await fetch(address)).blob());
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.fillStyle = "#808080";
  context.fillRect(0, 0, SIDE, SIDE);
  context.drawImage(bitmap, 0, 0, SIDE, SIDE);
  const raster = createRaster(SIDE, SIDE);
  raster.data.set(context.getImageData(0, 0, SIDE, SIDE).data);
  return raster;
}
