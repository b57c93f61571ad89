import type { FigureOwner } from "../../../core/figure/figure";
import { element, escaped } from "./markup";

/**
 * Dark on white, at least 4.5 : 1, and apart in grey as well; shapes and dashes tell series apart without any colour.
 */
export const INK: Readonly<Record<FigureOwner | "text" | "faint" | "grid" | "each", string>> = {
  you: "#9a3c00",
  net: "#00586b",
  "net-own": "#00586b",
  people: "#333a45",
  reference: "#333a45",
  text: "#1b1f27",
  faint: "#525a68",
  grid: "#dde1e7",
  each: "#8b93a1",
};

export const FONT =
  "Inter, 'Helvetica Neue', Helvetica, Arial, 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', sans-serif";

export const DASHES = ["", "7 5", "2 4", "9 4 2 4"] as const;

/** Circle class, diamond net, hollow diamond the net's own way, square people, triangle reference. */
export function mark(owner: FigureOwner, x: number, y: number, hollow = false, size = 1): string {
  const open = hollow || owner === "net-own";
  const ink = { fill: open ? "#fff" : INK[owner], stroke: INK[owner], "stroke-width": 2 };
  const r = (value: number) => value * size;
  if (owner === "you") return element("circle", { cx: x, cy: y, r: r(5.5), ...ink });
  if (owner === "people") return element("rect", { x: x - r(5), y: y - r(5), width: r(10), height: r(10), ...ink });
  const place = (points: readonly (readonly [number, number])[]) =>
    points.map(([dx, dy]) => `${Math.round((x + r(dx)) * 10) / 10},${Math.round((y + r(dy)) * 10) / 10}`).join(" ");
  const points =
    owner === "reference"
      ? place([
          [0, -6.5],
          [6, 4.5],
          [-6, 4.5],
        ])
      : place([
          [0, -7],
          [7, 0],
          [0, 7],
          [-7, 0],
        ]);
  return element("polygon", { points, ...ink });
}

/** One person: a small ring, or a small dot for the second of two values. */
export function eachMark(x: number, y: number, filled: boolean, r = 3.2): string {
  return element("circle", {
    cx: x,
    cy: y,
    r,
    fill: filled ? INK.faint : "#fff",
    stroke: INK.faint,
    "stroke-width": 1.4,
  });
}

interface TextStyle {
  readonly size?: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly ink?: string;
  readonly bold?: boolean;
}

/** One line of text; it is escaped here. */
export function line(
  x: number,
  y: number,
  text: string,
  { size = 13, anchor = "start", ink = INK.text, bold = false }: TextStyle = {},
): string {
  const attributes = { x, y, "font-size": size, "text-anchor": anchor, fill: ink };
  return element("text", bold ? { ...attributes, "font-weight": 600 } : attributes, escaped(text));
}

export function stroke(
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  ink: string,
  width: number,
  dash = "",
): string {
  const attributes = { x1, y1, x2, y2, stroke: ink, "stroke-width": width };
  return element("line", dash === "" ? attributes : { ...attributes, "stroke-dasharray": dash });
}
