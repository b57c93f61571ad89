import type { BrowserContext, Page } from "playwright-core";
import type { Raster } from "../../src/core/vision/raster";

/** Pages of this context cannot have workers, as under some policies. */
export function refuseWorkers(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new DOMException("workers are refused", "SecurityError");
      }
    } as unknown as typeof Worker;
  });
}

/** Runs a script at the beginning of every worker of this context. */
export function beginWorkersWith(context: BrowserContext, script: string): Promise<unknown> {
  return context.route(/\/app\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script}\n${await response.text()}` });
  });
}

/** All 1000 probabilities of the net that plays, for each picture. */
export async function answersTo(page: Page, pictures: readonly Raster[]): Promise<number[][]> {
  const said: number[][] = [];
  for (const { width, height, data } of pictures)
    said.push(
      await page.evaluate(
        async ([side, tall, values]) => {
          const raster = { width: side, height: tall, data: new Uint8ClampedArray(values) };
          const answer = await window.glimpse.net.ask("inspect", { raster });
          return [...(answer?.probabilities ?? [])];
        },
        [width, height, [...data]] as const,
      ),
    );
  return said;
}
