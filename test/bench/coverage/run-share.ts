import { createRng } from "../../../src/core/rng";
import { allCases } from "./all-cases";
import { type CoverageRow, measure } from "./case";

/** One process's share of the cases: every `of`th, from `first`. Its rows go to the parent as they are done. */
const [first = 0, of = 1, blocks = 100] = process.argv.slice(2, 5).map(Number);
const seed = process.argv[5] ?? "coverage";

export interface RowMessage {
  readonly index: number;
  readonly row: CoverageRow;
}

for (const [index, one] of (await allCases()).entries()) {
  if (index % of !== first) continue;
  const row = measure(one, blocks, (block) => createRng(`${seed}/${one.name}/${block}`));
  process.send?.({ index, row } satisfies RowMessage);
}
