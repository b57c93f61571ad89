import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { drawLines } from "./mutation/draw-lines";
import { plantFaults } from "./mutation/plant-faults";
import { mutationReport } from "./mutation/report";
import { ROOMS, type Room } from "./mutation/rooms";

const USAGE = `Plants faults in the code, one at a time, and counts how many the unit tests catch.

  npm run mutation -- [room …] [--one-in 10] [--seed 1] [--write]

  room      ${Object.keys(ROOMS).join(", ")}; all of them if none is named
  --one-in  faults are planted in one line of this many
  --seed    which lines
  --write   keep the table in docs/mutation.md
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "one-in": { type: "string", default: "10" },
    seed: { type: "string", default: "1" },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const oneIn = Number(values["one-in"]);
const unknown = positionals.filter((name) => !Object.hasOwn(ROOMS, name));
if (values.help || unknown.length > 0 || !(oneIn >= 1)) {
  process.stdout.write(unknown.length > 0 ? `No such room: ${unknown.join(", ")}.\n\n${USAGE}` : USAGE);
  process.exit(values.help ? 0 : 2);
}
const rooms = (positionals.length > 0 ? positionals : Object.keys(ROOMS)) as Room[];
const lines = rooms.flatMap((room) => drawLines(ROOMS[room], oneIn, Number(values.seed)));
const report = mutationReport(await plantFaults(lines), { oneIn, seed: Number(values.seed) });
process.stdout.write(`\n${report.table}\n${report.survivors}\n`);
if (values.write) writeFileSync("docs/mutation.md", report.page);
