import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { findProgram } from "./find-program";

export interface VirtualScreen {
  /** For the environment variable DISPLAY. */
  readonly display: string;
  close(): Promise<void>;
}

/** Larger than any window of the tests. */
const SCREEN = "1600x1200x24";

export const findXvfb = (): string | null => findProgram(["Xvfb"]);

/** A screen in memory, which picks its own free number. @throws Error when Xvfb is missing or does not start */
export async function openVirtualScreen(): Promise<VirtualScreen> {
  const path = findXvfb();
  if (!path) throw new Error("There is no Xvfb here.");
  const xvfb = spawn(path, ["-displayfd", "3", "-screen", "0", SCREEN, "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  let said = "";
  xvfb.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  const ended = new Promise<void>((resolve) => xvfb.once("exit", () => resolve()));
  const number = await new Promise<string>((resolve, reject) => {
    let text = "";
    (xvfb.stdio[3] as Readable).on("data", (chunk) => {
      text += chunk;
      if (text.endsWith("\n")) resolve(text.trim());
    });
    ended.then(() => reject(new Error(`Xvfb ended before it had a screen: ${said}`)));
    xvfb.once("error", reject);
  });
  return {
    display: `:${number}`,
    close: async () => {
      xvfb.kill();
      await ended;
    },
  };
}
