import type { PlantedFault } from "./plant-faults";
import { ROOMS, type Room, roomOf } from "./rooms";

export interface MutationReport {
  readonly table: string;
  /** The faults that no test caught, one a line. */
  readonly survivors: string;
  readonly page: string;
}

export function mutationReport(faults: readonly PlantedFault[], draw: { oneIn: number; seed: number }): MutationReport {
  const rooms = (Object.keys(ROOMS) as Room[]).filter((room) => faults.some(({ file }) => roomOf(file) === room));
  const rows = rooms.map((room) =>
    row(
      ROOMS[room],
      faults.filter(({ file }) => roomOf(file) === room),
    ),
  );
  const table = [
    "| room | planted | caught | survived | reached by no test | share caught |",
    "| --- | --: | --: | --: | --: | --: |",
    ...rows,
    row("all", faults),
    "",
  ].join("\n");
  const survivors = faults
    .filter(({ fate }) => fate !== "caught")
    .map(({ file, line, kind, replacement, fate }) => `${file}:${line} ${kind} → ${oneLine(replacement)} (${fate})`)
    .join("\n");
  const page = `# Faults planted, and caught\n\nMade by \`npm run mutation -- --one-in ${draw.oneIn} --seed ${draw.seed} --write\`: faults are planted in one line of ${draw.oneIn}, one fault at a time, and the unit tests that reach the line are run. Changed sentences are left out.\n\n${table}`;
  return { table, survivors, page };
}

function row(name: string, faults: readonly PlantedFault[]): string {
  const count = (fate: PlantedFault["fate"]): number => faults.filter((fault) => fault.fate === fate).length;
  const share = ((100 * count("caught")) / faults.length).toFixed(1);
  return `| ${name} | ${faults.length} | ${count("caught")} | ${count("survived")} | ${count("not run")} | ${share} % |`;
}

function oneLine(code: string): string {
  const text = code.replace(/\s+/g, " ");
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
