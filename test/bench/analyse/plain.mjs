// The averages of `npm run analyse -- --brief`, in the plainest JavaScript: objects, maps and loops over pairs and trials.
//
//     node plain.mjs RESAMPLES FILE…
//
// One data set for each folder; nets are those without reaction times. Prints each mean κ with its bootstrap interval.
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";

const [resamples, ...files] = process.argv.slice(2);

function readRows(file) {
  const [header, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  const columns = header.toLowerCase().split(",");
  return lines.map((line) => {
    const row = {};
    for (const [place, cell] of line.split(",").entries()) row[columns[place]] = cell.trim();
    return row;
  });
}

function image(name) {
  const fields = name.split("_");
  const last = fields.at(-1);
  return fields.at(-2)?.startsWith("n0") ? `${fields.at(-2)}_${last}` : last;
}

function number(text) {
  return Number.isNaN(Number(text)) ? text : String(Number(text));
}

const dataSets = new Map();
for (const file of files) {
  const name = basename(dirname(file));
  if (!dataSets.has(name)) dataSets.set(name, []);
  dataSets.get(name).push(...readRows(file));
}

function kappa(n, rightA, rightB, same) {
  const expected = (rightA / n) * (rightB / n) + (1 - rightA / n) * (1 - rightB / n);
  const observed = same / n;
  return observed === 1 ? 1 : (observed - expected) / (1 - expected);
}

/** Mean κ of each kind of pair, and of each net, over the trials of weight 1 or more. */
function means(pairs, weights) {
  const lists = new Map();
  for (const { kinds, shared } of pairs) {
    let [n, rightA, rightB, same] = [0, 0, 0, 0];
    for (const { picture, a, b } of shared) {
      const weight = weights ? weights.get(picture) : 1;
      n += weight;
      if (a) rightA += weight;
      if (b) rightB += weight;
      if (a === b) same += weight;
    }
    if (n === 0) continue;
    const value = kappa(n, rightA, rightB, same);
    for (const kind of kinds) {
      if (!lists.has(kind)) lists.set(kind, []);
      lists.get(kind).push(value);
    }
  }
  return new Map([...lists].map(([kind, values]) => [kind, average(values)]));
}

function average(values) {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function pairsOf(subjects, nets) {
  const names = [...subjects.keys()].sort();
  const pairs = [];
  for (const [place, a] of names.entries()) {
    for (const b of names.slice(place + 1)) {
      const shared = [];
      for (const [picture, right] of subjects.get(a)) {
        const other = subjects.get(b).get(picture);
        if (other !== undefined) shared.push({ picture, a: right, b: other });
      }
      if (shared.length === 0) continue;
      const count = Number(nets.has(a)) + Number(nets.has(b));
      const kinds = [["human–human", "human–net", "net–net"][count]];
      if (count === 1) kinds.push(`${nets.has(a) ? a : b} against people`);
      pairs.push({ kinds, shared });
    }
  }
  return pairs;
}

/** The means of a data set's conditions, and those of every resample. */
function analyse(rows) {
  const nets = new Set(rows.map(({ subj }) => subj));
  for (const { subj, rt } of rows) if (!Number.isNaN(Number(rt))) nets.delete(subj);
  const conditions = new Map();
  const one = new Set(rows.map(({ condition }) => condition).filter((each) => each !== "NaN")).size === 1;
  for (const { subj, condition, imagename, object_response, category } of rows) {
    const name = one ? "all" : number(condition);
    if (!conditions.has(name)) conditions.set(name, new Map());
    const subjects = conditions.get(name);
    if (!subjects.has(subj)) subjects.set(subj, new Map());
    const pictures = subjects.get(subj);
    if (!pictures.has(image(imagename))) pictures.set(image(imagename), object_response === category);
  }
  return [...conditions.values()].map((subjects) => {
    const pairs = pairsOf(subjects, nets);
    const pictures = [...new Set([...subjects.values()].flatMap((judged) => [...judged.keys()]))];
    const drawn = [];
    for (let i = 0; i < Number(resamples); i++) {
      const weights = new Map(pictures.map((picture) => [picture, 0]));
      for (let draw = 0; draw < pictures.length; draw++) {
        const picture = pictures[Math.floor(Math.random() * pictures.length)];
        weights.set(picture, weights.get(picture) + 1);
      }
      drawn.push(means(pairs, weights));
    }
    return { point: means(pairs, null), drawn };
  });
}

/** Averages maps of means, kind by kind. */
function over(maps) {
  const kinds = new Set(maps.flatMap((map) => [...map.keys()]));
  return new Map(
    [...kinds].map((kind) => [kind, average(maps.map((map) => map.get(kind)).filter((value) => value !== undefined))]),
  );
}

const sets = [...dataSets.values()].map(analyse);
const point = over(sets.map((set) => over(set.map((condition) => condition.point))));
const drawn = Array.from({ length: Number(resamples) }, (_, i) =>
  over(sets.map((set) => over(set.map((condition) => condition.drawn[i])))),
);
for (const [kind, value] of point) {
  const sorted = drawn.map((map) => map.get(kind)).sort((a, b) => a - b);
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))];
  console.log(JSON.stringify({ kind, point: value, low: at(0.025), high: at(0.975) }));
}
