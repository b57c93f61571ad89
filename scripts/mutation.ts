import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { drawLines } from "./mutation/draw-lines";
import { type PlantedFault, plantFaults } from "./mutation/plant-faults";
import { mutationReport, survivors } from "./mutation/report";
import { ALL_ROOMS, ROOMS, type Room, roomOf } from "./mutation/rooms";

const USAGE = `Plants faults in the code, one at a time, and counts how many the unit tests catch.

  npm run mutation -- [room or path …] [--one-in 10] [--seed 1] [--write]

  room      ${ALL_ROOMS.join(", ")}; all of them if none is named; or a folder or file in one
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
const places = positionals.map((name) => (Object.hasOwn(ROOMS, name) ? ROOMS[name as Room].code : name));
const unknown = places.filter((place) => !roomOf(place));
if (values.help || unknown.length > 0 || !(oneIn >= 1)) {
  process.stdout.write(unknown.length > 0 ? `In none of the rooms: ${unknown.join(", ")}.\n\n${USAGE}` : USAGE);
  process.exit(values.help ? 0 : 2);
}
const seed = Number(values.seed);
const faults = new Map<Room, PlantedFault[]>();
for (const place of places.length > 0 ? places : ALL_ROOMS.map((room) => ROOMS[room].code)) {
  const room = roomOf(place) as Room;
  const own = await plantFaults(drawLines(place, oneIn, seed), ROOMS[room].tests);
  faults.set(room, [...(faults.get(room) ?? []), ...own]);
  process.stdout.write(`\n${survivors(own)}\n`);
}
const report = mutationReport(faults, { args: process.argv.slice(2).join(" "), oneIn });
process.stdout.write(`\n${report.table}`);
if (values.write) writeFileSync("docs/mutation.md", report.page);
