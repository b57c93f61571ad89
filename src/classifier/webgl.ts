import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import * as tf from "@tensorflow/tfjs-core";
import { loadCode } from "../content/load-code";
import { type Backend, choose } from "./backend";

/** Opens WebGL; software renderers count, since a slow net is still the game. */
export async function openWebgl(onLost?: () => void): Promise<Backend> {
  const { MathBackendWebGL } = await loadCode(() => import("@tensorflow/tfjs-backend-webgl"));
  tf.env().set("SOFTWARE_WEBGL_ENABLED", true);
  // A second engine on the main thread must not get the first one's lost context.
  if (tf.findBackendFactory("webgl") && contextOf(tf.findBackend("webgl"))?.isContextLost()) {
    tf.removeBackend("webgl");
    tf.registerBackend("webgl", () => new MathBackendWebGL(), 2);
  }
  await choose("webgl");
  const gl = contextOf(tf.backend());
  if (!gl) throw new Error("TensorFlow.js opened WebGL without a context");
  const finished = createWait(gl);
  let closed = false;
  const hear = () => {
    if (!closed) onLost?.();
  };
  gl.canvas.addEventListener("webglcontextlost", hear);
  return {
    read: async (tensor) => {
      await finished();
      return tensor.dataSync<"float32">();
    },
    lost: () => gl.isContextLost(),
    loseContext() {
      const extension = gl.getExtension("WEBGL_lose_context");
      extension?.loseContext();
      return extension !== null;
    },
    close() {
      closed = true;
      gl.canvas.removeEventListener("webglcontextlost", hear);
    },
  };
}

function contextOf(backend: unknown): WebGLRenderingContext | WebGL2RenderingContext | undefined {
  return (backend as MathBackendWebGL | null)?.gpgpu?.gl;
}

/** Shorter waits avoid timers, which browsers delay by 4 ms. */
const SHORT_MS = 10;

/**
 * Waits until the graphics card has finished, so that reading the result does not block. TensorFlow.js's own wait never
 * ends if the context is lost meanwhile.
 */
function createWait(gl: WebGLRenderingContext | WebGL2RenderingContext): () => Promise<void> {
  if (!("fenceSync" in gl)) return async () => undefined;
  let last = 0;
  return async () => {
    const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    const { port1, port2 } = new MessageChannel();
    const start = performance.now();
    // With a software renderer, constant polling would only slow it down.
    const end = last < SHORT_MS ? start + SHORT_MS : start;
    while (fence && !gl.isContextLost() && gl.clientWaitSync(fence, 0, 0) === gl.TIMEOUT_EXPIRED)
      await new Promise<unknown>((resume) => {
        port1.onmessage = resume;
        if (performance.now() < end) port2.postMessage(null);
        else setTimeout(resume, 1);
      });
    last = performance.now() - start;
    port1.close();
    gl.deleteSync(fence);
  };
}
