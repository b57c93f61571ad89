import type { SweepArea } from "../../app/ports";

/**
 * A head in profile, facing left, as SVG paths in a box of BRAIN_BOX units. Drawn for this game; a schema, not an
 * atlas: areas stand roughly where they are on the side of a human brain, and the LGN shines through from deep inside.
 */
export const BRAIN_BOX = { left: -44, top: 2, width: 262, height: 214 } as const;

export const HEAD =
  "M 68 216 C 72 205 73 196 68 187 C 56 188 41 188 35 182 C 29 176 33 169 31 165 C 26 163 25 158 28.5 155.5 " +
  "C 25 153 25 149 28 146.5 C 28.5 142 26 140 22 138.5 C 15 136.5 12 133 15 127.5 C 20 118 26 108 27.5 99 " +
  "C 28.5 92 25 88 25.5 80 C 27 44 56 9 107 8 C 160 8 193 45 193 94 C 193 122 181 138 173 152 " +
  "C 166 165 167 192 174 216";

/** Cerebrum with frontal, parietal, occipital and temporal lobes. */
export const CEREBRUM =
  "M 43 87 C 37 56 64 24 106 22 C 150 20 181 52 181 90 C 181 106 173 118 159 122 C 148 125 138 126 130 131 " +
  "C 116 140 92 142 78 133 C 68 127 64 117 70 108 C 60 106 46 102 43 87 Z";

export const CEREBELLUM = "M 141 130 C 152 124 170 123 174 132 C 178 143 164 157 149 154 C 138 152 133 138 141 130 Z";

export const STEM = "M 120 137 C 126 152 131 176 133 216 M 138 146 C 143 160 148 184 150 216";

/** Folds: enough to read as a brain, few enough to stay quiet. */
export const FOLDS = [
  "M 70 108 C 88 106 108 99 132 82",
  "M 112 22 C 104 38 113 52 105 68 C 102 76 103 84 106 91",
  "M 128 25 C 122 40 130 52 123 66 C 121 72 122 78 124 84",
  "M 90 27 C 84 42 91 54 86 68 C 84 76 86 84 88 92",
  "M 72 36 C 66 50 70 62 66 78",
  "M 54 56 C 62 62 60 74 56 84",
  "M 146 32 C 142 48 150 58 146 72",
  "M 162 46 C 154 58 156 70 168 78",
  "M 84 120 C 100 122 118 116 134 104",
  "M 80 129 C 98 132 116 127 134 117",
  "M 150 84 C 148 96 154 104 150 116",
] as const;

export const CEREBELLUM_FOLDS = [
  "M 143 136 C 152 130 164 130 172 136",
  "M 142 143 C 152 137 164 138 171 144",
  "M 146 150 C 152 146 160 146 166 150",
] as const;

export const EYE = { x: 37, y: 104, radius: 8.5 } as const;
/** Middle of the picture that the head looks at, and its side. */
export const VIEWED = { x: -22, y: 104, side: 40 } as const;

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
  /** Where the area's name stands. */
  readonly labelX: number;
  readonly labelY: number;
  readonly align: "left" | "center" | "right";
}

export const SPOTS: Readonly<Record<SweepArea, Spot>> = {
  retina: { x: 44, y: 104, rx: 3.2, ry: 7, labelX: 43, labelY: 121, align: "center" },
  lgn: { x: 104, y: 97, rx: 6, ry: 5, labelX: 102, labelY: 86, align: "center" },
  v1: { x: 172, y: 96, rx: 7, ry: 11, labelX: 199, labelY: 97, align: "left" },
  v2: { x: 158, y: 103, rx: 6.5, ry: 12, labelX: 154, labelY: 84.5, align: "center" },
  v4: { x: 141, y: 112, rx: 8, ry: 8.5, labelX: 137, labelY: 97, align: "center" },
  it: { x: 100, y: 127, rx: 21, ry: 8, labelX: 96, labelY: 145, align: "center" },
};

type Point = readonly [number, number];
/** Cubic curves of the wave's way, one for each step: picture → retina → LGN → V1 → V2 → V4 → IT. */
export const WAY: readonly (readonly [Point, Point, Point, Point])[] = [
  [
    [-2, 104],
    [12, 104],
    [28, 104],
    [44, 104],
  ],
  [
    [44, 104],
    [62, 110],
    [80, 104],
    [104, 97],
  ],
  [
    [104, 97],
    [122, 72],
    [152, 66],
    [172, 96],
  ],
  [
    [172, 96],
    [170, 106],
    [164, 110],
    [158, 103],
  ],
  [
    [158, 103],
    [154, 112],
    [148, 116],
    [141, 112],
  ],
  [
    [141, 112],
    [132, 122],
    [118, 126],
    [100, 127],
  ],
];

/** The point at a position of `wavePosition`. */
export function wayPoint(position: number): Point {
  const index = Math.min(WAY.length - 1, Math.max(0, Math.floor(position)));
  const [a, b, c, d] = WAY[index] as (typeof WAY)[number];
  const t = Math.min(1, Math.max(0, position - index));
  const u = 1 - t;
  const along = (axis: 0 | 1) =>
    u * u * u * a[axis] + 3 * u * u * t * b[axis] + 3 * u * t * t * c[axis] + t * t * t * d[axis];
  return [along(0), along(1)];
}
