import type { PairPoints } from "./kappa/averages";
import { GROUPS } from "./kappa/group-sums";
import type { GatheredSet } from "./trials/gather";

/** A data set in which nobody can be compared, or people and nets cannot. */
export function silenceWarnings(
  { name, conditions }: GatheredSet,
  points: readonly PairPoints[],
  several: boolean,
): string[] {
  const where = several ? `${name}: ` : "";
  const people = new Set(conditions.flatMap(({ subjects, packed }) => subjects.slice(0, packed.people)));
  const nets = new Set(conditions.flatMap(({ subjects, packed }) => subjects.slice(packed.people)));
  if (people.size + nets.size < 2) return [];
  const shared = points.some(({ sharing }) => sharing > 0);
  const together = conditions.some(({ subjects }) => subjects.length > 1);
  const names = conditions
    .slice(0, 8)
    .map(
      ({ condition, subjects }) =>
        `${condition} (${subjects.slice(0, 3).join(", ")}${subjects.length > 3 ? ", …" : ""})`,
    );
  if (!together) {
    return [
      `${where}no two subjects have a condition in common, so nothing is compared: ${names.join("; ")}${conditions.length > 8 ? "; …" : ""}.`,
    ];
  }
  if (!shared)
    return [
      `${where}no two subjects judged the same picture, so nothing is compared. If they did, --image-id says how pictures are named.`,
    ];
  const met = points.some(
    ({ counts, undefinedCounts }) =>
      (counts[GROUPS["human-net"]] as number) + (undefinedCounts[GROUPS["human-net"]] as number) > 0,
  );
  if (people.size === 0 || nets.size === 0 || met) return [];
  const meet = conditions.some(({ packed }) => packed.people > 0 && packed.people < packed.subjects);
  return [
    meet
      ? `${where}people and nets have no picture in common, so no person is compared with a net.`
      : `${where}people and nets have no condition in common, so no person is compared with a net: ${names.join("; ")}${conditions.length > 8 ? "; …" : ""}.`,
  ];
}
