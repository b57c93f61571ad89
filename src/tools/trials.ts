import { parseArgs } from "node:util";
import { blockOf } from "../app/tasks/task-kinds";
import { isPlayed } from "../content/level";
import { readSeed } from "../content/link";
import { loadDeck } from "../content/load";
import { loadLevel } from "../content/load-level";
import { nodeSource } from "./node-source";
import { trialsTable } from "./trials-table";
import { runCommand, UsageError } from "./usage";

const USAGE = `Prints the trials that the game runs with a seed, answers included. Where shape and texture conflict, no answer is right:
the table names both, shape/texture; in --json they are "answer" and "texture".

  npm run --silent trials -- --level <id> --seed <seed> [--json]

  --level  a level's id, such as first-glance
  --seed   any text, read as in the address ?seed=…
  --json   {level, version, seed, practice: […], trials: […]} instead of a table
`;

interface Options {
  readonly level: string;
  readonly seed: string;
  readonly json: boolean;
}

function readOptions(args: string[]): Options | "help" {
  let values: { level?: string; seed?: string; json?: boolean; help?: boolean };
  try {
    const option = { type: "string" } as const;
    const flag = { type: "boolean" } as const;
    ({ values } = parseArgs({ args, options: { level: option, seed: option, json: flag, help: flag } }));
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  if (values.help) return "help";
  if (!values.level) throw new UsageError("--level is missing");
  if (!/^[a-z0-9-]+$/.test(values.level)) throw new UsageError(`"${values.level}" is not a level's id`);
  const seed = readSeed(values.seed ?? "");
  if (!seed) throw new UsageError("--seed is missing");
  return { level: values.level, seed, json: values.json ?? false };
}

async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === "help") {
    process.stdout.write(USAGE);
    return 0;
  }
  const source = nodeSource();
  const [level, { deck }] = await Promise.all([loadLevel(source, options.level), loadDeck(source)]);
  const { seed } = options;
  if (!isPlayed(level)) throw new Error(`the level "${level.id}" is a lab alone and has no trials`);
  const block = blockOf(level, seed, deck);
  if (options.json) {
    const { practice, trials } = block;
    process.stdout.write(
      `${JSON.stringify({ level: level.id, version: level.version, seed, practice, trials }, null, 2)}\n`,
    );
  } else process.stdout.write(trialsTable([...block.practice, ...block.trials]));
  return 0;
}

await runCommand(USAGE, () => main(process.argv.slice(2)));
