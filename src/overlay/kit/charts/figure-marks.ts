import { type SVGTemplateResult, svg } from "lit";
import type { FigureOwner } from "../../../core/figure/figure";

/**
 * An owner's mark at a position: circle you, diamond net, hollow diamond net-own, square people, triangle reference.
 */
export function ownerMark(owner: FigureOwner, x: number, y: number, hollow = false): SVGTemplateResult {
  const kind = `figure-mark of-${owner}${hollow || owner === "net-own" ? " hollow" : ""}`;
  const move = `translate(${x} ${y})`;
  switch (owner) {
    case "you":
      return svg`<circle class=${kind} r="6" transform=${move} />`;
    case "net":
    case "net-own":
      return svg`<path class=${kind} d="M0 -7.5 7.5 0 0 7.5 -7.5 0Z" transform=${move} />`;
    case "people":
      return svg`<rect class=${kind} x="-5.5" y="-5.5" width="11" height="11" transform=${move} />`;
    case "reference":
      return svg`<path class=${kind} d="M0 -7 6.5 5 -6.5 5Z" transform=${move} />`;
  }
}
