import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findProgram } from "./find-program";
import type { OpenBrowser, RemotePage, Size } from "./remote-page";
import { startSession, type WebDriver } from "./webdriver";
import { openVirtualScreen } from "./xvfb";

/** WEBKIT_DRIVER_PATH, else the driver that comes with WebKitGTK, which brings a small browser of its own. */
export const findWebKit = (): string | null => findProgram(["WebKitWebDriver"], "WEBKIT_DRIVER_PATH");

const HANGS_MS = 180_000;

/** MiniBrowser's bar is 447 px wide and its window no narrower; a phone's is. */
const NARROW_BAR = `button, entry, toolbar, headerbar, box, image, progressbar {
  font-size: 1px; padding: 0; margin: 0; min-width: 0; min-height: 0; border-width: 0;
}
image { -gtk-icon-transform: scale(0.1); }`;

/** WebKitGTK's MiniBrowser in a window on Xvfb, with an empty profile. */
export async function openWebKit({ size }: { readonly size: Size }): Promise<OpenBrowser> {
  const path = findWebKit();
  if (!path) throw new Error("There is no WebKitWebDriver here.");
  const screen = await openVirtualScreen();
  const config = await mkdtemp(join(tmpdir(), "glimpse-gtk-"));
  await mkdir(join(config, "gtk-3.0"));
  await writeFile(join(config, "gtk-3.0", "gtk.css"), NARROW_BAR);
  const port = await freePort();
  const driver = spawn(path, [`--port=${port}`, "--host=127.0.0.1"], {
    env: {
      ...process.env,
      DISPLAY: screen.display,
      GDK_BACKEND: "x11",
      XDG_CONFIG_HOME: config,
      // There is no desktop whose bus could be asked.
      NO_AT_BRIDGE: "1",
    },
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => driver.once("exit", () => resolve()));
  const close = async () => {
    driver.kill();
    await ended;
    await screen.close();
    await rm(config, { recursive: true });
  };
  try {
    const origin = `http://127.0.0.1:${port}`;
    await listens(origin);
    const session = await startSession(origin, {}, HANGS_MS);
    const page = pageOf(session);
    await page.goto("about:blank");
    await page.setViewportSize(size);
    return {
      name: `WebKitGTK ${session.capabilities.browserVersion}`,
      page,
      close: async () => {
        await session.quit();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function pageOf(session: WebDriver): RemotePage {
  const evaluate = <R>(work: string | (() => R | Promise<R>)) =>
    session.run<R>(`return ${typeof work === "string" ? work : `(${String(work)})()`};`);
  return {
    evaluate,
    goto: session.navigate,
    keyboard: { press: session.press },
    async setViewportSize({ width, height }) {
      // WebDriver sizes the window; how much of it is the browser's own bar shows only afterwards.
      const outer = { width, height };
      for (let tries = 0; tries < 40; tries++) {
        await session.setWindow(outer);
        await sleep(250);
        const inner = await evaluate<Size>("({ width: innerWidth, height: innerHeight })");
        if (inner.width === width && inner.height === height) return;
        outer.width += width - inner.width;
        outer.height += height - inner.height;
      }
      throw new Error(`the window does not become ${width} × ${height}`);
    },
    screenshot: session.screenshot,
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until a server answers at all. */
async function listens(origin: string): Promise<void> {
  const latest = Date.now() + HANGS_MS;
  for (;;)
    try {
      await fetch(`${origin}/status`);
      return;
    } catch (error) {
      if (Date.now() > latest) throw error;
      await sleep(50);
    }
}
