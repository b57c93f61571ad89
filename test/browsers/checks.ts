import { setTimeout as sleep } from "node:timers/promises";
import type { BackendName } from "../../src/content/net-choice";
import { topK } from "../../src/core/decision/decide";
import type { TrialRecord } from "../../src/core/trial/record";
import { keyboardHands } from "../e2e/hands";
import { holdPicture, pixelsThatDiffer } from "../e2e/held-picture";
import { gameIsThere, playBlock, until, waitFor } from "../e2e/player";
import type { KnownStimulus } from "./known-stimuli";
import { ask, type RemotePage } from "./remote-page";

/** What WebGL is worth in a page: whether a colour that is drawn is the one that is read back. */
export type WebglState = "none" | "true" | "falsified";

export function probeWebgl(page: RemotePage): Promise<WebglState> {
  return page.evaluate(() => {
    const gl = document.createElement("canvas").getContext("webgl2");
    if (!gl) return "none";
    // Noughts and ones, which nothing has to round.
    gl.clearColor(1, 0, 1, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    const side = 16;
    const read = new Uint8Array(side * side * 4);
    gl.readPixels(0, 0, side, side, gl.RGBA, gl.UNSIGNED_BYTE, read);
    gl.getExtension("WEBGL_lose_context")?.loseContext();
    return read.every((value, i) => value === (i % 4 === 1 ? 0 : 255)) ? "true" : "falsified";
  });
}

export interface Verdicts {
  readonly webgl: WebglState;
  /** The backend that plays. */
  readonly plays: string;
  readonly thread: "worker" | "page";
  readonly stimuli: number;
  /** Stimuli whose bytes are Node's. */
  readonly sameBytes: number;
  /** Stimuli of which the net says the same word as in Node. */
  readonly sameWord: number;
  /** The greatest difference of any of the 1000 probabilities from Node's; null where one is missing. */
  readonly apart: number | null;
}

/** Single precision, in other orders of summation: WebGL and WebAssembly stay within a hundredth of this. */
export const APART = 1e-3;

/** The backend that must play when one is asked for: WebGL gives way where it is not there or not true. */
export const mustPlay = (asked: BackendName, webgl: WebglState): BackendName =>
  asked === "webgl" && webgl !== "true" ? "wasm" : asked;

/** Has the net play on the backend asked for, or on the next that can. */
export async function playFrom(
  page: RemotePage,
  asked: BackendName,
): Promise<Pick<Verdicts, "webgl" | "plays" | "thread">> {
  await gameIsThere(page);
  const webgl = await probeWebgl(page);
  await page.evaluate(`window.glimpse.game.settings.change({ backend: "${asked}" })`);
  const plays = mustPlay(asked, webgl);
  const settled = (net: string) => net.startsWith("absent") || (net.startsWith("ready") && net.includes(plays));
  await waitFor(page, ({ net }) => settled(net), `the net on ${plays}`);
  const status = await page.evaluate(() => window.glimpse.game.stores.net.getState());
  if (status.kind !== "ready") throw new Error(`no net plays: ${JSON.stringify(status)}`);
  return { webgl, plays: status.backend, thread: status.onMainThread ? "page" : "worker" };
}

/** The same pixels and the same answers as in Node. */
export async function checkVerdicts(
  page: RemotePage,
  asked: BackendName,
  known: readonly KnownStimulus[],
): Promise<Verdicts> {
  const net = await playFrom(page, asked);
  let [sameBytes, sameWord, apart] = [0, 0, 0];
  for (const { spec, hash, probabilities } of known) {
    const said = await ask(
      page,
      async (wanted) => {
        const { game, net } = window.glimpse;
        const stimulus = await game.pictures.compose(wanted as never);
        const answer = await net.ask("inspect", { raster: stimulus.raster });
        return { hash: stimulus.hash, probabilities: [...(answer?.probabilities ?? [])] };
      },
      spec as unknown,
    );
    if (said.hash === hash) sameBytes++;
    if (topK(said.probabilities, 1)[0] === topK(probabilities, 1)[0]) sameWord++;
    for (const [i, p] of probabilities.entries())
      apart = Math.max(apart, Math.abs(p - (said.probabilities[i] ?? Number.NaN)));
  }
  return { ...net, stimuli: known.length, sameBytes, sameWord, apart: Number.isNaN(apart) ? null : apart };
}

export interface StageBytes {
  readonly surface: string;
  readonly pixelRatio: number;
  /** Pixels of the picture on the screen that are not the composed ones. */
  readonly differ: number;
  readonly of: number;
}

/** A screenshot of the stage, pixel by pixel against the stimulus composed in Node. */
export async function checkBytes(page: RemotePage, { spec, raster }: KnownStimulus): Promise<StageBytes> {
  const held = await holdPicture(page, spec);
  // The frame that brings the picture is still to be drawn.
  await sleep(500);
  const differ = await pixelsThatDiffer(await page.screenshot(), held, raster);
  const pixelRatio = await page.evaluate(() => devicePixelRatio);
  return { surface: held.surface ?? "none", pixelRatio, differ, of: raster.width * raster.height };
}

export interface PlayedBlock {
  readonly records: readonly TrialRecord[];
  /** What the game says about the times. */
  readonly panel: string;
  /** The name that the records give the browser. */
  readonly browser: string;
}

/** A short block by keyboard alone, from the title through the real screens to the results. */
export async function checkBlock(
  page: RemotePage,
  backend: BackendName,
  onView?: (view: string) => Promise<void>,
): Promise<PlayedBlock> {
  const hands = keyboardHands(page);
  await waitFor(page, (now) => now.screen === "title", "the title");
  await playFrom(page, backend);
  await onView?.("title");
  await hands.press(".title-screen .button.primary");
  await waitFor(page, (now) => now.screen === "warning", "the warning before the first flash");
  await hands.press(".warning-ways .button.primary");
  await waitFor(page, (now) => now.screen === "intro", "the intro");
  await onView?.("intro");
  await hands.press(".intro-start .button.primary");
  await playBlock(page, hands, { onView: async (view) => onView?.(view) });
  await waitFor(page, (now) => now.screen === "results", "the results");
  await onView?.("results");
  const records = await page.evaluate(() => [...window.glimpse.game.stores.play.getState().records]);
  await page.evaluate(() => window.glimpse.game.go.settings());
  await until(page, () => document.querySelector(".timing .lead") !== null, "the timing panel");
  await onView?.("settings");
  const panel = await page.evaluate(() => document.querySelector<HTMLElement>(".timing")?.innerText ?? "");
  return { records, panel, browser: records[0]?.display?.browser ?? "unknown" };
}

/** Forgets everything that an earlier check left behind, and opens the game anew. */
export async function startAnew(page: RemotePage, origin: string): Promise<void> {
  await page.goto(origin);
  await gameIsThere(page);
  await page.evaluate(async () => {
    await window.glimpse.game.data.erase();
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.goto(origin);
}
