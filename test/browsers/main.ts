import { writeFile } from "node:fs/promises";
import { describeMachine, load } from "../bench/shared/machine";
import { CASES, DESKTOP } from "./cases";
import { knownStimuli } from "./known-stimuli";
import { measureRow } from "./measure-row";
import { faultsOf, type Row } from "./rows";
import { serveShortGame } from "./short-server";
import { type Measured, toMarkdown } from "./table";

const OUT = "docs/browsers";
/** Stimuli a level. */
const STIMULI = 2;

/** `npm run browsers`: every check in every browser and on every backend, written into docs/. */
async function main(): Promise<void> {
  const missing = new Set(CASES.flatMap((each) => each.missing()));
  if (missing.size > 0) throw new Error(`The table needs ${[...missing].join(", ")}: see CONTRIBUTING.md.`);
  const begun = load();
  const game = await serveShortGame();
  const known = await knownStimuli(STIMULI);
  const rows: Row[] = [];
  try {
    for (const each of CASES) {
      const browser = await each.open(DESKTOP);
      try {
        for (const asked of each.backends) {
          console.error(`· ${browser.name}, ${each.how}, ${asked}`);
          const row = await measureRow(browser, game.origin, each, asked, known);
          for (const fault of faultsOf(row)) console.error(`  ${fault}`);
          rows.push(row);
        }
      } finally {
        await browser.close();
      }
    }
  } finally {
    await game.close();
  }
  const measured: Measured = { date: new Date().toISOString(), ...describeMachine(), load: begun, rows };
  await writeFile(`${OUT}.json`, `${JSON.stringify(measured, null, 2)}\n`);
  await writeFile(`${OUT}.md`, toMarkdown(measured));
  if (rows.some((row) => faultsOf(row).length > 0)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
