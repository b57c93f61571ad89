import type { BackendName } from "../../src/content/net-choice";
import type { BrowserCase } from "./cases";
import { checkBlock, checkBytes, checkVerdicts, startAnew } from "./checks";
import type { KnownStimulus } from "./known-stimuli";
import type { OpenBrowser } from "./remote-page";
import { blockOf, exposuresOf, type Row } from "./rows";

/** Makes all checks of one row, in a browser that is open. */
export async function measureRow(
  { name, page }: OpenBrowser,
  origin: string,
  { id, resists }: BrowserCase,
  asked: BackendName,
  known: readonly KnownStimulus[],
): Promise<Row> {
  await startAnew(page, origin);
  const played = await checkBlock(page, asked);
  const verdicts = await checkVerdicts(page, asked, known);
  const bytes = await checkBytes(page, known.at(-1) as KnownStimulus);
  return {
    id,
    asked,
    browser: name,
    verdicts,
    bytes,
    exposures: exposuresOf(played, resists === true),
    block: blockOf(played),
  };
}
