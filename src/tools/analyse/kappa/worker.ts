import { parentPort } from "node:worker_threads";
import type { Delivery, Order } from "./crew";
import { resampler } from "./resample";

let run: ReturnType<typeof resampler> | null = null;

parentPort?.on("message", ({ id, job, from, to }: Order) => {
  let delivery: Delivery;
  try {
    if (job) run = resampler(job);
    if (!run) throw new Error("an order came without its job");
    delivery = { id, means: run(from, to) };
  } catch (error) {
    delivery = { id, fault: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(delivery, delivery.means ? [delivery.means.buffer as ArrayBuffer] : []);
});
