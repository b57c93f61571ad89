import { createRng, type Rng } from "../../../src/core/rng";
import { percentileInterval } from "../../../src/core/stats/agreement";
import { classEstimate } from "../../../src/core/stats/class-interval";
import { mean, sd } from "../../../src/core/stats/describe";
import { studentT } from "../../../src/core/stats/student";
import { type Design, eccentricityDesign, exposureDesign } from "./designs";
import { kappaCoverage } from "./kappas";
import { countOf, meanShare, shareMethods } from "./shares";

/**
 * How often the intervals of a class hold the truth of the people it was drawn from, beside other ways of making them.
 *
 *     npm run bench:class-coverage [-- shares thresholds e2 kappa compare 12] [runs]
 *
 * Prints Markdown; the seeds are fixed. `compare` adds other ways for estimates, which take many times as long; a number
 * of people below 100 takes classes of that size alone. Every run is a class.
 */
const ALL = [3, 5, 12, 30];
const words = process.argv.slice(2);
const numbers = words.filter((word) => /^\d+$/.test(word)).map(Number);
const runs = numbers.find((each) => each >= 100) ?? 500;
const sizes = numbers.filter((each) => each < 100);
const CLASSES = sizes.length > 0 ? sizes : ALL;
const compare = words.includes("compare");
const parts = words.filter((word) => !/^\d+$/.test(word) && word !== "compare");
const wanted = (part: string) => parts.length === 0 || parts.includes(part);
const out = (line: string) => process.stdout.write(`${line}\n`);

interface Bounds {
  readonly low: number | null;
  readonly high: number | null;
}
const holds = ({ low, high }: Bounds, truth: number) =>
  (low ?? Number.NEGATIVE_INFINITY) <= truth && truth <= (high ?? Number.POSITIVE_INFINITY);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

if (wanted("shares")) shares(Math.max(runs, 4 * runs));
if (wanted("thresholds")) for (const spread of [0.2, 0.5]) estimates(exposureDesign(spread), runs);
if (wanted("e2")) estimates(eccentricityDesign(0.3), runs);
if (wanted("kappa")) for (const line of kappaCoverage(runs)) out(line);

function shares(count: number): void {
  const names = Object.keys(shareMethods);
  out(`\n| people | trials each | mean share | spread (logits) | ${names.join(" | ")} |`);
  out(`|${" --- |".repeat(names.length + 4)}`);
  for (const people of CLASSES)
    for (const [n, middle, spread] of [
      [6, 0.5, 0.5],
      [6, 0.8, 0.5],
      [6, 0.95, 0.5],
      [7, 0.8, 0],
      [7, 0.8, 1],
      [70, 0.8, 0.5],
      [70, 0.95, 0.5],
    ] as const) {
      const truth = meanShare(middle, spread);
      const rng = createRng(`shares/${people}/${n}/${middle}/${spread}`);
      const held = names.map(() => 0);
      for (let run = 0; run < count; run++) {
        const counts = Array.from({ length: people }, () => countOf(rng, middle, spread, n));
        for (const [place, name] of names.entries()) {
          const found = shareMethods[name]?.(counts, rng);
          if (found && holds(found, truth)) held[place] = (held[place] as number) + 1;
        }
      }
      const figures = held.map((each) => percent(each / count)).join(" | ");
      out(`| ${people} | ${n} | ${truth.toFixed(3)} | ${spread} | ${figures} |`);
    }
}

function estimates<Person>({ name, truth, person, estimate }: Design<Person>, count: number): void {
  const header = ["trials pooled", ...(compare ? ["bootstrap over people", "t over people's own"] : [])];
  out(`\n${name}; ${count} classes each\n`);
  out(
    `| people | ${header.join(" | ")} | classEstimate (jackknife, t) | over trials | bias of the value | median half width |`,
  );
  out(`|${" --- |".repeat(header.length + 5)}`);
  for (const people of CLASSES) {
    const rng = createRng(`${name}/${people}`);
    const rows = Array.from({ length: count }, () => {
      const members = Array.from({ length: people }, () => person(rng));
      let pooled: Bounds | null = null;
      // The jackknife begins with everybody's trials.
      const jackknife = classEstimate(members, (some) => {
        const found = estimate(some);
        pooled ??= found;
        return found;
      });
      const others = compare ? [resampled(members, estimate, rng), ownOnes(members, estimate)] : [];
      return { jackknife, held: [pooled ?? jackknife, ...others].map((each) => holds(each, truth)) };
    });
    const share = (of: (row: (typeof rows)[number]) => boolean) => percent(rows.filter(of).length / count);
    const others = header.map((_, place) => share(({ held }) => held[place] === true));
    const values = rows.flatMap(({ jackknife }) => jackknife.value ?? []);
    const widths = rows
      .flatMap(({ jackknife: { low, high } }) => (low === null || high === null ? [] : [high - low]))
      .sort((a, b) => a - b);
    const held = share(({ jackknife }) => holds(jackknife, truth));
    const trials = share(({ jackknife }) => jackknife.basis === "trials");
    const bias = Math.exp(mean(values) - truth).toFixed(3);
    const width = Math.exp((widths[widths.length >> 1] ?? 0) / 2).toFixed(2);
    out(`| ${people} | ${others.join(" | ")} | ${held} | ${trials} | × ${bias} | × ${width} |`);
  }
}

function resampled<Person>(members: readonly Person[], estimate: Design<Person>["estimate"], rng: Rng): Bounds {
  const values = Array.from({ length: 40 }, () => estimate(members.map(() => rng.pick(members))).value ?? Number.NaN);
  return percentileInterval(values);
}

/** Student's t over the people's own estimates; those that have none are left out. */
function ownOnes<Person>(members: readonly Person[], estimate: Design<Person>["estimate"]): Bounds {
  const own = members.flatMap((member) => estimate([member]).value ?? []);
  if (own.length < 2) return { low: null, high: null };
  const half = (studentT(own.length - 1) * sd(own)) / Math.sqrt(own.length);
  return { low: mean(own) - half, high: mean(own) + half };
}
