// What went wrong in a step, for the end of a long log: `node .ci/failures.mjs LOG` prints the failed tests with the
// beginnings of their errors, or the last lines where no test failed.
import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

const MOST = 80;
/** Of one error: what was expected and what came, not its whole difference. */
const OF_EACH = 12;
const TAIL = 40;

const lines = stripVTControlCharacters(readFileSync(process.argv[2], "utf8"))
  .split("\n")
  .map((line) => line.trimEnd())
  .filter((line) => line !== "");

const isName = (line) => /^ ?FAIL /.test(line);
/** Code around the fault, places in files, rules between the errors. */
const isFrame = (line) => /^\s*(❯ |\d*\|)|^⎯+(\[\d+\/\d+\])?⎯*$/.test(line);

/** What vitest says between the head of its failures and its counts, code aside. */
const said = [];
let within = false;
for (const line of lines) {
  if (/^⎯+ (Failed (Tests|Suites) \d+|Unhandled Errors) ⎯+$/.test(line)) within = true;
  else if (/^ *Test Files /.test(line)) within = false;
  if (within && !isFrame(line)) said.push(line);
}

// Many failures get a line each rather than the first few all of theirs.
const each = Math.min(OF_EACH, Math.max(1, Math.floor(MOST / said.filter(isName).length) - 1));
let taken = 0;
const picked = said.filter((line) => {
  taken = isName(line) ? 0 : taken + 1;
  return taken <= each;
});
const shown = picked.length > 0 ? picked.slice(0, MOST) : lines.slice(-TAIL);
console.log(shown.join("\n"));
if (picked.length > MOST) console.log(`… and ${picked.length - MOST} lines more, above.`);
