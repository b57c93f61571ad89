import { linkProgram } from "../presenter/link-program";

/** Layers of the stack: the last has a variance of (4⁷ − 1) / 3 pixels², a σ of 74. */
export const LAYERS = 8;

const VERTEX = `#version 300 es
void main() {
  gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0);
}`;

const HEAD = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp sampler2DArray;
out vec4 colour;
`;

/** 1 4 6 4 1 over 16 with gaps, edge pixels repeated outwards: a pass of core's stack. */
const blur = (sampler: string, fetch: string, along: "x" | "y") => `${HEAD}
uniform ${sampler} image;
uniform int layer;
uniform int reach;
vec4 at(ivec2 here, int offset) {
  ivec2 size = textureSize(image, 0).xy;
  here.${along} = clamp(here.${along} + offset * reach, 0, size.${along} - 1);
  return texelFetch(image, ${fetch}, 0);
}
void main() {
  ivec2 here = ivec2(gl_FragCoord.xy);
  colour = (at(here, -2) + 4.0 * at(here, -1) + 6.0 * at(here, 0) + 4.0 * at(here, 1) + at(here, 2)) / 16.0;
}`;

const SEE = `${HEAD}
uniform sampler2DArray image;
uniform vec2 gaze;
uniform float perE2;
uniform float growth;
void main() {
  ivec2 size = textureSize(image, 0).xy;
  ivec2 here = ivec2(gl_FragCoord.xy);
  here.y = size.y - 1 - here.y;
  float mar = 1.0 + distance(vec2(here) + 0.5, gaze) / perE2;
  float variance = growth * (mar * mar - 1.0);
  int level = 0;
  float low = 0.0;
  float high = 1.0;
  float part = 1.0;
  while (variance >= high && level < ${LAYERS - 2}) {
    level++;
    part *= 4.0;
    low = high;
    high += part;
  }
  vec4 fine = texelFetch(image, ivec3(here, level), 0);
  vec4 coarse = texelFetch(image, ivec3(here, level + 1), 0);
  colour = vec4(mix(fine, coarse, clamp((variance - low) / (high - low), 0.0, 1.0)).rgb, 1.0);
}`;

export interface FovealPrograms {
  /** From a layer of the stack to the intermediate texture, along rows. */
  across(layer: number, reach: number): void;
  /** From the intermediate texture, along columns. */
  down(reach: number): void;
  see(gaze: { x: number; y: number; perE2: number; growth: number }): void;
}

/** The stack is in unit 0, the intermediate texture in unit 1. @returns null when a shader does not link */
export function linkFoveal(gl: WebGL2RenderingContext): FovealPrograms | null {
  const across = link(gl, blur("sampler2DArray", "ivec3(here, layer)", "x"), 0);
  const down = link(gl, blur("sampler2D", "here", "y"), 1);
  const see = link(gl, SEE, 0);
  if (!across || !down || !see) return null;
  const draw = () => gl.drawArrays(gl.TRIANGLES, 0, 3);
  const place = (program: WebGLProgram, name: string) => gl.getUniformLocation(program, name);
  const [layerAt, acrossReach, downReach] = [place(across, "layer"), place(across, "reach"), place(down, "reach")];
  const [gazeAt, perE2At, growthAt] = [place(see, "gaze"), place(see, "perE2"), place(see, "growth")];
  return {
    across(layer, reach) {
      gl.useProgram(across);
      gl.uniform1i(layerAt, layer);
      gl.uniform1i(acrossReach, reach);
      draw();
    },
    down(reach) {
      gl.useProgram(down);
      gl.uniform1i(downReach, reach);
      draw();
    },
    see({ x, y, perE2, growth }) {
      gl.useProgram(see);
      gl.uniform2f(gazeAt, x, y);
      gl.uniform1f(perE2At, perE2);
      gl.uniform1f(growthAt, growth);
      draw();
    },
  };
}

function link(gl: WebGL2RenderingContext, fragment: string, unit: number): WebGLProgram | null {
  const program = linkProgram(gl, VERTEX, fragment);
  if (!program) return null;
  gl.useProgram(program);
  gl.uniform1i(gl.getUniformLocation(program, "image"), unit);
  return program;
}
