import type { LevelOf } from "../../content/level";
import type { ContentProblem } from "../../content/problem";
import { charts, type RoundChart } from "../../core/figure/round-charts";
import { conditionRules } from "../../core/trial/condition-rules";
import type { FlashCondition, FlashTask } from "../../core/trial/flash-task";

/** Checks that the figure's charts match what a level's conditions show. */
export function checkRounds({ task }: LevelOf<"flash">): ContentProblem[] {
  const kind = task.design?.kind ?? "balanced";
  const numbered = task.conditions.map((condition, i) => ({ condition, i }));
  const rounds = [...new Set(task.conditions.flatMap(({ round }) => round ?? []))];
  return [
    ...(kind === "crossed"
      ? []
      : [
          {
            path: "task.design.kind",
            expected: '"crossed", since the figure compares views of one object',
            found: JSON.stringify(kind),
          },
        ]),
    ...numbered.flatMap(({ condition: { round }, i }) =>
      round !== undefined && charts.has(round)
        ? []
        : [
            {
              path: `task.conditions[${i}].round`,
              expected: `one of ${[...charts.keys()].join(", ")}, which the figure has charts for`,
              found: round === undefined ? "nothing" : JSON.stringify(round),
            },
          ],
    ),
    ...rounds.flatMap((round) => {
      const chart = charts.get(round);
      const own = numbered.filter(({ condition }) => condition.round === round);
      return chart ? checkRound(round, chart, own, task) : [];
    }),
  ];
}

interface Numbered {
  readonly condition: FlashCondition;
  readonly i: number;
}

function checkRound(round: string, chart: RoundChart, own: readonly Numbered[], task: FlashTask): ContentProblem[] {
  const { names } = chart.axis;
  const problems: ContentProblem[] = [];
  const seen = new Set<number>();
  const say = (i: number, rule: string, expected: string, found: string) =>
    problems.push({ path: `task.conditions[${i}].${rule}`, expected, found });
  for (const { condition, i } of own) {
    const { strength } = condition;
    const steps = names
      ? `one of the figure's steps, 0 to ${names.length - 1}`
      : "where it stands on the figure's axis";
    if (strength === undefined) say(i, "strength", steps, "nothing");
    else if (names && !names[strength]) say(i, "strength", steps, String(strength));
    else if (seen.has(strength)) say(i, "strength", "a strength of its own in its round", `${strength} again`);
    else {
      seen.add(strength);
      const shows = chart.shows(strength);
      if (!shows) say(i, "strength", "more than 0", String(strength));
      else if (!chart.fits(strength, conditionRules(task, condition).stimulus)) {
        const { rule, value } = shows;
        const found = JSON.stringify(conditionRules(task, condition).stimulus[rule]) ?? "nothing";
        say(
          i,
          `stimulus.${rule}`,
          `${value}, as its strength of ${strength} says, and else as in the plainest view`,
          found,
        );
      }
    }
  }
  const graded = [...seen].filter(chart.graded);
  const missing = names?.findIndex((_, step) => step < seen.size && !seen.has(step)) ?? -1;
  const at = own[0]?.i ?? 0;
  if (missing >= 0) say(at, "round", `a condition of strength ${missing}, for the steps follow each other`, "none");
  if (graded.length < 2) say(at, "round", `two strengths on the scale of "${round}" at least`, String(graded.length));
  const plainest = chart.direction === "rising" ? Math.max(...graded) : Math.min(...graded);
  if (graded.length >= 2 && own[0]?.condition.strength !== plainest)
    say(
      at,
      "strength",
      `${plainest}, for the plainest view of a round comes first`,
      String(own[0]?.condition.strength),
    );
  return problems;
}
