import { blockAgreement } from "../../../../src/app/block-agreement";
import type { Quadrants } from "../../../../src/core/stats/agreement";
import type { TrialRecord } from "../../../../src/core/trial/record";
import { cellsFor, drawTable } from "../../../core/stats/kappa-cells";
import type { CoverageCase } from "../case";

/** Levels whose results show κ: how many conditions of how many trials. */
const DESIGNS = [
  ["first-glance", 1, 16],
  ["glimpses", 1, 14],
  ["small-and-cluttered", 4, 6],
  ["more-time", 10, 7],
  ["invariance", 19, 4],
  ["fovea", 9, 8],
  ["grandmother-cell", 5, 10],
] as const;

/** Shares right of eye and net, from the easiest condition to the hardest. */
const OBSERVERS = [
  { name: "eye 80 %, net 60 %", eye: [0.8, 0.8], net: [0.6, 0.6] },
  { name: "eye 97 to 50 %, net 90 to 30 %", eye: [0.97, 0.5], net: [0.9, 0.3] },
  { name: "eye 95 to 85 %, net 95 to 70 %", eye: [0.95, 0.85], net: [0.95, 0.7] },
] as const;

/**
 * κ between observers with the same κ in every condition. Blocks in which the screen shows none, since it is not
 * defined or the block is too short, are drawn anew.
 */
export function agreementCases(): CoverageCase[] {
  return DESIGNS.flatMap(([level, conditions, n]) =>
    OBSERVERS.flatMap(({ name, eye, net }) =>
      [0, 0.15, 0.3].flatMap((kappa): CoverageCase[] => {
        const cells = Array.from({ length: conditions }, (_, i) =>
          cellsFor(between(eye, i, conditions), between(net, i, conditions), kappa),
        );
        if (cells.some((each) => each === null)) return [];
        return [
          {
            name: `κ = ${kappa}: ${name}`,
            level,
            method: conditions === 1 ? "posterior of the counts" : "Fieller, jackknife",
            truth: kappa,
            unit: "κ",
            simulate: ({ next }) => {
              for (;;) {
                const tables = cells.map((each) => drawTable(each as Quadrants, n, next));
                const shown = blockAgreement(tables.flatMap(recordsOf));
                if (shown.kind === "measured") return { value: shown.kappa, ...shown.interval };
              }
            },
          },
        ];
      }),
    ),
  );
}

const between = ([from, to]: readonly [number, number], i: number, of: number): number =>
  of === 1 ? (from + to) / 2 : from + ((to - from) * i) / (of - 1);

function recordsOf({ bothWrong, onlyA, onlyB, bothRight }: Quadrants, condition: number): TrialRecord[] {
  const times = (n: number, you: boolean, net: boolean) =>
    Array.from({ length: n }, () => ({ correct: you, net: { correct: net }, trial: { condition } }));
  return [
    ...times(bothWrong, false, false),
    ...times(onlyA, true, false),
    ...times(onlyB, false, true),
    ...times(bothRight, true, true),
  ] as unknown as TrialRecord[];
}
