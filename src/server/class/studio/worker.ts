import { constants, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import type { StudioReply, StudioRequest } from "./protocol";
import { studioWork } from "./work";

// On one core the server's own thread goes first. Elsewhere than on Linux this would slow the whole process down.
if (process.platform === "linux") {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed: then both take turns.
  }
}

const work = studioWork(workerData as string);

parentPort?.on("message", async (request: StudioRequest) => {
  let reply: StudioReply;
  try {
    reply = { answer: await work(request) };
  } catch (error) {
    reply = { fault: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(reply, buffersOf(reply));
});

/** Large buffers move to the other thread instead of being copied. */
function buffersOf(reply: StudioReply): ArrayBuffer[] {
  if (!("answer" in reply) || reply.answer === null) return [];
  if (reply.answer instanceof Uint8Array) return [reply.answer.buffer];
  return "file" in reply.answer ? [reply.answer.file.buffer] : [];
}
