import { createRng } from "../../../src/core/rng";
import { type ClassKappa, classKappa, LEAST_RARER } from "../../../src/core/stats/class-kappa";
import { drawClass, kappaDesigns, kappaTruth } from "./kappa-design";

const PEOPLE = [3, 5, 10, 30];
const PICTURES = [16, 32, 64];

/** How often a class's intervals of κ hold the κ of the people and pictures they stand for, as a page of Markdown. */
export function* kappaCoverage(runs: number): Generator<string> {
  yield `# How often a class's κ is where its interval says

Everybody in a simulated class, and the net, judges the same pictures; what makes a picture hard is in part the same for
all. Each line is ${runs} classes, seeded. *Told*: classes that get an interval; there is none
where the rarer kind of answer came fewer than ${LEAST_RARER} times a person on average, or from the net. *Holds*: intervals, of those
told, that hold the true mean κ over all pairs of such people on unlimited pictures; 95 % is promised. *Width* is the mean.
Made by \`npm run bench:class-coverage -- kappa 1000\`.

Of the lines told in at least half of the classes: with errors in common, the interval with the net holds in 93.8–97.9 %, the one
among classmates in 95.2–99.2 %, too wide rather than too narrow (the chance of single answers is in both of its variances),
but for one line below what is promised: thirty people, 32 pictures, 80 % right (90.6 %). Where errors have nothing in common
both hold in 98–100 %. Where fewer than one class in twenty is told, those are the ones that happened to make many mistakes, and
their intervals hold in as little as 75 % (of four).
`;
  for (const design of kappaDesigns) {
    const truth = kappaTruth(design);
    yield `\n## ${design.name}\n\nTrue κ: ${truth.people.toFixed(3)} human–human, ${truth.net.toFixed(3)} human–net.\n`;
    yield "| people | pictures | human–human: told | holds | width | bias | human–net: told | holds | width | bias |";
    yield "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";
    for (const people of PEOPLE)
      for (const pictures of PICTURES) {
        const rng = createRng(`kappa/${design.name}/${people}/${pictures}`);
        const classes = Array.from({ length: runs }, () => {
          const rows = drawClass(design, people, pictures, rng).map((row) => Int8Array.from(row, Number));
          const right = rows.slice(0, people);
          return { people: right.map((_, i) => i), pictures, right, net: rows[people] ?? null };
        });
        const cells = (["human-human", "human-net"] as const).map((between) =>
          summary(
            classes.map((each) => classKappa([each], between)),
            between === "human-human" ? truth.people : truth.net,
          ),
        );
        yield `| ${people} | ${pictures} | ${cells.join(" | ")} |`;
      }
  }
}

function summary(found: readonly ClassKappa[], truth: number): string {
  const told = found.flatMap(({ low, high }) => (low === null || high === null ? [] : [{ low, high }]));
  const defined = found.filter(({ kappa }) => !Number.isNaN(kappa));
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const bias = defined.reduce((sum, { kappa }) => sum + kappa - truth, 0) / defined.length;
  if (told.length === 0) return `0 % | – | – | ${bias.toFixed(3)}`;
  const holds = told.filter(({ low, high }) => low <= truth && truth <= high).length / told.length;
  const width = told.reduce((sum, { low, high }) => sum + high - low, 0) / told.length;
  return `${percent(told.length / found.length)} | ${percent(holds)} | ${width.toFixed(2)} | ${bias.toFixed(3)}`;
}
