import { CASES } from "./cases";
import { faultsOf, type Row } from "./rows";

export interface Measured {
  readonly date: string;
  readonly system: string;
  readonly processor: string;
  readonly cores: number;
  /** Processes that wanted a core in the last minute, when it began. */
  readonly load: number;
  readonly rows: readonly Row[];
}

const BACKENDS: Readonly<Record<string, string>> = { webgl: "WebGL", wasm: "WebAssembly", cpu: "JavaScript" };

/** The page docs/browsers.md, whole. Nothing in it is typed by hand. */
export function toMarkdown({ date, system, processor, cores, load, rows }: Measured): string {
  return `${[
    "# Browsers",
    `Made by \`npm run browsers\` on ${date.slice(0, 10)}: ${system}; ${processor}, ${cores} cores, no graphics card (every WebGL here is a software renderer); load average ${load.toFixed(1)} when it began.`,
    table(
      ["browser", "asked for", "plays on", "verdicts", "bytes on the stage", "exposures", "block by keyboard", ""],
      rows.map(cellsOf),
    ),
    ...WORDS,
  ].join("\n\n")}\n`;
}

function cellsOf(row: Row): string[] {
  const { id, asked, browser, verdicts, bytes, exposures, block } = row;
  const how = CASES.find((each) => each.id === id)?.how ?? id;
  const faults = faultsOf(row);
  return [
    `${browser}, ${how}`,
    BACKENDS[asked] ?? asked,
    `${BACKENDS[verdicts.plays] ?? verdicts.plays}, ${verdicts.thread}${refusal(row)}`,
    `${verdicts.sameBytes} of ${verdicts.stimuli} stimuli, ${verdicts.sameWord} of ${verdicts.stimuli} words; ${verdicts.apart?.toExponential(1) ?? "unknown"}`,
    `${bytes.differ === 0 ? "equal" : `${bytes.differ} pixels differ`}, ${bytes.surface}`,
    `${exposuresText(exposures)}`,
    `${block.right} of ${block.answered}, net ${block.netAnswered}; “${block.browser}”`,
    faults.length === 0 ? "passed" : `**${faults.join("; ")}**`,
  ];
}

function refusal({ asked, verdicts }: Row): string {
  if (asked !== "webgl" || verdicts.plays === "webgl") return "";
  return verdicts.webgl === "none" ? " (there is no WebGL)" : " (WebGL’s read-back is falsified)";
}

function exposuresText({ shown, exact, unsure, presented, median, refresh, clockGrain }: Row["exposures"]): string {
  const rate = refresh === null ? "" : ` at ${refresh.toFixed(1)} Hz`;
  const clock = clockGrain === null ? "" : `, clock ${clockGrain} ms`;
  const by = presented > 0 ? `compositor timed ${presented}` : "stamps only";
  const known = unsure === shown ? `${shown} shown, none known` : `${exact} of ${shown} exact`;
  return `${known}${median === null ? "" : `, median ${median.toFixed(1)} ms`}${rate}; ${by}${clock}`;
}

const WORDS = [
  "**Verdicts:** stimuli of each level that flashes, composed in the browser and in Node. Their sums must be equal to the bit, the net’s first word equal, and no probability of the 1000 may differ from Node’s (WebAssembly) by 0.001; the greatest difference is shown. Single precision summed in another order stays within a hundredth of that.",
  "**Plays on:** where WebGL is missing, or what is read back from it is not what was drawn, the net must move to the next backend by itself. WebKit’s net plays on the page’s own thread, because TensorFlow.js refuses WebGL in its workers.",
  "**Bytes on the stage:** a screenshot of the stimulus on the game’s own stage, compared with Node’s pixels one by one, at one pixel of the screen to a CSS pixel.",
  "**Exposures:** of a short block (one picture of practice, four that count, 100 ms each), how many pictures were up for exactly the frames requested, as its records say. Here every browser draws without a graphics card and beside other work, so these figures say little of a player’s machine. What is checked is that nothing is called exact, valid or verified that was not measured so.",
  "**Block:** from the title to the results with real key presses, all answers right; pictures that the net judged; the browser’s name in the records.",
  "To repeat: `npm run browsers` (it needs Firefox, WebKitGTK’s driver and Xvfb; on Debian `apt-get install firefox-esr webkit2gtk-driver xvfb`). `npm test` makes the same checks in Firefox and WebKitGTK where they are installed, and names at its end what was not tested.",
];

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
