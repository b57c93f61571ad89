import sharp from "sharp";
import { openPipeBrowser } from "../shared/pipe-browser";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--no-first-run",
  "--disable-background-networking",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--force-color-profile=srgb",
  "--enable-begin-frame-control",
  "--run-all-compositor-stages-before-draw",
  "--disable-new-content-rendering-timeout",
  "--disable-threaded-animation",
  "--disable-threaded-scrolling",
  "--disable-checker-imaging",
  "--disable-image-animation-resync",
  "--hide-scrollbars",
];

/** The stimulus's window is this small so that a screenshot of every frame costs little. */
const WINDOW = 96;

export type Seen = "picture" | "mask" | "other";

/** A page whose every frame is issued by hand. */
export interface HandDriven {
  /** Name and version of the browser. */
  readonly version: string;
  /** One refresh: the page's callbacks run, the compositor draws. */
  frame(rate: number, advance?: number): Promise<void>;
  /** The same, then what is in the middle of the screen. */
  seenFrame(rate: number, advance?: number): Promise<Seen>;
  evaluate<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

/**
 * @param path of a headless shell; the new headless mode has no BeginFrameControl
 * @throws Error when the browser has no BeginFrameControl
 */
export async function openHandDriven(path: string, url: string): Promise<HandDriven> {
  const browser = await openPipeBrowser(path, FLAGS);
  try {
    const { product } = await browser.send("Browser.getVersion");
    const { targetId } = await browser.send("Target.createTarget", {
      url: "about:blank",
      width: WINDOW,
      height: WINDOW,
      enableBeginFrameControl: true,
    });
    const { sessionId } = (await browser.send("Target.attachToTarget", { targetId, flatten: true })) as {
      sessionId: string;
    };
    const send = (method: string, params?: object) => browser.send(method, params, sessionId);
    await send("HeadlessExperimental.enable");
    await send("Page.enable");
    await send("Runtime.enable");
    let ticks = 0;
    // The last picture stays until another is drawn: a screenshot comes only with a frame that changed something.
    let standing: Seen = "other";
    const begin = async (rate: number, advance: number, screenshot: boolean) => {
      ticks += (advance * 1000) / rate;
      return send("HeadlessExperimental.beginFrame", {
        frameTimeTicks: ticks,
        interval: 1000 / rate,
        ...(screenshot && { screenshot: { format: "png", optimizeForSpeed: true } }),
      });
    };
    const evaluate = async <T>(expression: string): Promise<T> => {
      const answer = (await send("Runtime.evaluate", { expression, returnByValue: true })) as {
        result: { value: T };
        exceptionDetails?: { text: string };
      };
      if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
      return answer.result.value;
    };
    ticks = process.hrtime()[0] * 1000;
    await send("Page.navigate", { url });
    for (let i = 0; !(await evaluate<boolean>("document.readyState === 'complete' && 'exact' in window")); i++) {
      if (i > 200) throw new Error("the page does not open");
      await begin(60, 1, false);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return {
      version: String(product),
      async frame(rate, advance = 1) {
        await begin(rate, advance, false);
      },
      async seenFrame(rate, advance = 1) {
        const { screenshotData } = await begin(rate, advance, true);
        if (typeof screenshotData === "string") standing = await middleOf(screenshotData);
        return standing;
      },
      evaluate,
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function middleOf(png: string): Promise<Seen> {
  const { data, info } = await sharp(Buffer.from(png, "base64"))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  // Not the exact middle, where the fixation cross is.
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2) + 20) * info.channels;
  const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
  if (red > 200 && green < 60 && blue < 60) return "picture";
  return green > 200 && red < 60 && blue < 60 ? "mask" : "other";
}
