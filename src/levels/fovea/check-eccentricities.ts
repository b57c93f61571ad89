import type { LevelOf } from "../../content/level";
import type { ContentProblem } from "../../content/problem";

/** One series moves outwards at one size, the largest; the other varies size at the centre. */
export function checkEccentricities({ task }: LevelOf<"flash">): ContentProblem[] {
  const bare = task.conditions.flatMap(({ onScreen }, i): ContentProblem[] =>
    onScreen
      ? []
      : [
          {
            path: `task.conditions[${i}].onScreen`,
            expected: "an eccentricity and a diameter, which the figure goes by",
            found: "nothing",
          },
        ],
  );
  const placed = task.conditions.flatMap(({ onScreen }, i) => (onScreen ? [{ ...onScreen, i }] : []));
  if (bare.length > 0) return bare;
  const largest = Math.max(...placed.map(({ diameter }) => diameter));
  const along = placed.filter(({ diameter }) => diameter === largest).map(({ eccentricity }) => eccentricity);
  const known = new Set(along.filter((eccentricity) => eccentricity !== "edge"));
  return [
    ...placed
      .filter(({ eccentricity, diameter }) => eccentricity !== 0 && diameter !== largest)
      .map(({ i, diameter }) => ({
        path: `task.conditions[${i}].onScreen.diameter`,
        expected: `${largest}, the largest, since the figure shows other sizes in the middle alone`,
        found: String(diameter),
      })),
    ...(known.size > 1
      ? []
      : [
          {
            path: "task.conditions",
            expected: `at least two eccentricities with a diameter of ${largest}, for the figure has a line of them`,
            found: known.size === 0 ? "none" : `${[...known][0]} alone`,
          },
        ]),
  ];
}
