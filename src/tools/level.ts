import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { loadCampaign, loadDeck } from "../content/load";
import { ContentError } from "../content/problem";
import { levelParts } from "../levels/level-parts";
import { checkBuilt, checkFolder, checkLevel } from "./check-levels";
import { nodeSource, PROJECT_ROOT } from "./node-source";
import { runCommand, UsageError } from "./usage";

const USAGE = `Checks level files: level.json, the words in every language, and how they fit campaign, deck and room.

  npm run --silent level -- check [id…]

Without ids every folder in levels/ is checked. Exit code 1 when something is wrong.
`;

async function main(args: readonly string[]): Promise<number> {
  const [verb, ...ids] = args;
  if (verb === "--help" || verb === "help") {
    process.stdout.write(USAGE);
    return 0;
  }
  if (verb !== "check")
    throw new UsageError(verb === undefined ? "what to do is missing" : `unknown command "${verb}"`);
  const strange = ids.find((id) => !/^[a-z0-9-]+$/.test(id));
  if (strange !== undefined) throw new UsageError(`"${strange}" is not a level's id`);

  const source = nodeSource();
  const entries = await readdir(join(PROJECT_ROOT, "levels"), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const [campaign, deck] = await Promise.all([loadCampaign(source), loadDeck(source)]).catch((error: unknown) => {
    if (error instanceof ContentError) throw new Error(error.sentences.join("\n"), { cause: error });
    throw error;
  });

  let wrong = 0;
  const report = (problems: readonly string[]): void => {
    wrong += problems.length;
    for (const problem of problems) process.stderr.write(`${problem}\n`);
  };
  if (ids.length === 0) report(checkBuilt(campaign, folders));
  for (const id of ids.length > 0 ? ids : folders.sort()) {
    const problems = [
      ...checkFolder(id, await namesIn(id)),
      ...(await checkLevel(id, { source, loaded: deck, campaign, rooms: levelParts })),
    ];
    report(problems);
    if (problems.length === 0) process.stdout.write(`${id}: sound\n`);
  }
  return wrong > 0 ? 1 : 0;
}

/** What lies in a level's folder; nothing where there is none, which its level file is blamed for. */
const namesIn = (id: string): Promise<string[]> => readdir(join(PROJECT_ROOT, "levels", id)).catch(() => []);

await runCommand(USAGE, () => main(process.argv.slice(2)));
