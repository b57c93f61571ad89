import type { Raster } from "../../core/vision/raster";
import type { ImageName } from "./frame-plan";
import { linkProgram } from "./link-program";
import { FIELD_LEVEL, type Surface } from "./surface";

const VERTEX = `#version 300 es
void main() {
  // One triangle that covers the canvas.
  gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0);
}`;

/** texelFetch reads the exact texel, regardless of the filter; grey is mixed in only for a fade. */
const FRAGMENT = `#version 300 es
precision highp float;
precision highp sampler2D;
uniform sampler2D image;
uniform float contrast;
uniform int side;
out vec4 colour;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec3 texel = texelFetch(image, ivec2(at.x, side - 1 - at.y), 0).rgb;
  colour = vec4(contrast >= 1.0 ? texel : mix(vec3(${FIELD_LEVEL}.0 / 255.0), texel, contrast), 1.0);
}`;

/**
 * A separate WebGL2 canvas, drawn only on change.
 * @returns null without WebGL2
 */
export function createWebglSurface(side: number, onLost: () => void): Surface | null {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  // The buffer is preserved so that a frame on which nothing changes costs nothing and keeps the picture.
  const gl = canvas.getContext("webgl2", {
    alpha: false,
    antialias: false,
    depth: false,
    stencil: false,
    desynchronized: false,
    preserveDrawingBuffer: true,
  });
  const program = gl && linkProgram(gl, VERTEX, FRAGMENT);
  if (!gl || !program) return null;
  gl.useProgram(program);
  gl.uniform1i(gl.getUniformLocation(program, "side"), side);
  const contrastAt = gl.getUniformLocation(program, "contrast");
  gl.clearColor(FIELD_LEVEL / 255, FIELD_LEVEL / 255, FIELD_LEVEL / 255, 1);
  gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);

  const textures = new Map<ImageName, WebGLTexture>();
  let disposed = false;
  // Once lost, the textures are gone, even if the browser restores the context.
  let lost = false;
  const onContextLost = () => {
    lost = true;
    if (!disposed) onLost();
  };
  canvas.addEventListener("webglcontextlost", onContextLost);

  const draw = (name: ImageName, contrast = 1) => {
    const texture = textures.get(name);
    if (!texture || contrast <= 0) {
      gl.clear(gl.COLOR_BUFFER_BIT);
      return;
    }
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.uniform1f(contrastAt, contrast);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  };

  const surface: Surface = {
    canvas,
    kind: "webgl2",
    load(name: ImageName, raster: Raster) {
      let texture = textures.get(name);
      if (!texture) {
        texture = gl.createTexture();
        textures.set(name, texture);
        gl.bindTexture(gl.TEXTURE_2D, texture);
        for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
          gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
      }
      gl.bindTexture(gl.TEXTURE_2D, texture);
      const bytes = new Uint8Array(raster.data.buffer, raster.data.byteOffset, raster.data.byteLength);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, raster.width, raster.height, 0, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    },
    draw,
    warmUp() {
      for (const name of textures.keys()) draw(name);
      draw("grey");
      gl.finish();
    },
    lost: () => lost || gl.isContextLost(),
    dispose() {
      disposed = true;
      canvas.removeEventListener("webglcontextlost", onContextLost);
      for (const texture of textures.values()) gl.deleteTexture(texture);
      gl.getExtension("WEBGL_lose_context")?.loseContext();
      canvas.remove();
    },
  };
  surface.draw("grey");
  return surface;
}
