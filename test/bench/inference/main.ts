import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./browser";
import { runCold } from "./cold";
import { judgeTargets } from "./judge-targets";
import { runRace } from "./race";
import { type BenchResult, toMarkdown } from "./report";
import { serve } from "./serve";
import { buildSite } from "./site";
import { runSteady } from "./steady";

const OUT = "docs/bench-inference";

/** `npm run bench:inference`; `-- --quick` for few repetitions, whose figures are not written to docs/. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { quick: { type: "boolean" }, game: { type: "string" } } });
  const quick = values.quick ?? false;
  const amounts = quick ? { rounds: 6, trials: 40, cold: 1 } : { rounds: 50, trials: 500, cold: 5 };
  // A copy, so that a build made in the meantime does not change what is measured.
  const game = await mkdtemp(join(tmpdir(), "glimpse-game-"));
  await cp(values.game ?? "dist", game, { recursive: true });
  const site = await buildSite();
  const served = { game: await serve(game), bare: await serve(site.folder) };
  const browser = await launch();
  try {
    const say = (text: string) => console.error(`· ${text}`);
    say("cold start");
    const cold = await runCold(browser, site, served, amounts.cold);
    say("one picture, every way of judging it");
    const race = await runRace(browser, site, served.bare, amounts.rounds);
    say("many verdicts");
    const steady = [
      await runSteady(browser, served.game, "webgl", amounts.trials),
      await runSteady(browser, served.game, "wasm", amounts.trials),
    ];
    const measured = { race, steady, cold };
    const result: BenchResult = {
      date: new Date().toISOString(),
      browser: `Chromium ${browser.version()}, headless, WebGL on SwiftShader`,
      machine: { processor: cpus()[0]?.model ?? "unknown", cores: cpus().length },
      quick,
      targets: judgeTargets(measured),
      onnxBytes: site.onnxBytes,
      ...measured,
    };
    console.log(toMarkdown(result));
    if (quick) return;
    await writeFile(`${OUT}.json`, `${JSON.stringify(result, null, 2)}\n`);
    await writeFile(`${OUT}.md`, toMarkdown(result));
  } finally {
    await browser.close();
    await Promise.all([served.game.close(), served.bare.close(), site.remove(), rm(game, { recursive: true })]);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
