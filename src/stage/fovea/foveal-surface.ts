import type { FovealHandle } from "../../app/ports";
import { blurSigma } from "../../core/vision/acuity";
import { LAYERS, linkFoveal } from "./foveal-shaders";

/**
 * A scene blurred around a point of gaze, on a canvas of its own. The stack of blurs is core's (core/vision/fovea.ts),
 * made once per scene by the same passes; each frame is then one pass that mixes two of its layers by variance.
 * @param scene what to draw; one of its pixels maps to one of the canvas's
 * @returns null without WebGL2
 */
export function createFovealSurface(host: HTMLElement, scene: HTMLCanvasElement): FovealHandle | null {
  const { width, height } = scene;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const gl = canvas.getContext("webgl2", { alpha: false, antialias: false, depth: false, preserveDrawingBuffer: true });
  const programs = gl && linkFoveal(gl);
  if (!gl || !programs) return null;

  const stack = gl.createTexture();
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D_ARRAY, stack);
  gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 1, gl.RGBA8, width, height, LAYERS);
  gl.texSubImage3D(gl.TEXTURE_2D_ARRAY, 0, 0, 0, 0, width, height, 1, gl.RGBA, gl.UNSIGNED_BYTE, scene);
  const between = gl.createTexture();
  gl.activeTexture(gl.TEXTURE1);
  gl.bindTexture(gl.TEXTURE_2D, between);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
  for (const target of [gl.TEXTURE_2D_ARRAY, gl.TEXTURE_2D])
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(target, filter, gl.NEAREST);
  gl.viewport(0, 0, width, height);

  const buffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, buffer);
  for (let layer = 1; layer < LAYERS; layer++) {
    const step = 2 ** (layer - 1);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, between, 0);
    programs.across(layer - 1, step);
    gl.framebufferTextureLayer(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, stack, 0, layer);
    programs.down(step);
  }
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.deleteFramebuffer(buffer);

  canvas.setAttribute("aria-hidden", "true");
  host.prepend(canvas);
  return {
    look({ x, y, pixelsPerDegree, acuity }) {
      if (gl.isContextLost()) return;
      // σ² = growth · (MAR² − MAR0²), MAR0 taken as 1 in the shader.
      const growth = blurSigma(acuity.e2, pixelsPerDegree, acuity) ** 2 / 3;
      programs.see({ x, y, perE2: pixelsPerDegree * acuity.e2, growth });
    },
    pixels() {
      const rows = new Uint8Array(width * height * 4);
      gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, rows);
      const out = new Uint8ClampedArray(rows.length);
      for (let row = 0; row < height; row++)
        out.set(rows.subarray((height - 1 - row) * width * 4, (height - row) * width * 4), row * width * 4);
      return { width, height, data: out };
    },
    dispose() {
      gl.getExtension("WEBGL_lose_context")?.loseContext();
      canvas.remove();
    },
  };
}
