import type { BackendName } from "../../src/content/net-choice";
import { openChromium } from "./chromium";
import { findFirefox, openFirefox } from "./firefox";
import type { OpenBrowser, Size } from "./remote-page";
import { findWebKit, openWebKit } from "./webkit";
import { findXvfb } from "./xvfb";

/** A browser as it is started, with the backends that the player asks for in it. Each backend is a row of the table. */
export interface BrowserCase {
  readonly id: string;
  /** How it is started; the browser itself says its version. */
  readonly how: string;
  readonly backends: readonly BackendName[];
  /** The one on which a block is played in the tests. */
  readonly plays: BackendName;
  /** Its clock is made coarse, and what is read back from WebGL is falsified. */
  readonly resists?: true;
  readonly open: (size: Size) => Promise<OpenBrowser>;
  /** What is missing here. */
  readonly missing: () => readonly Missing[];
}

export type Missing = "Firefox" | "WebKitGTK" | "Xvfb";

const firefox = (): Missing[] => (findFirefox() ? [] : ["Firefox"]);
const webkit = (): Missing[] => (findWebKit() ? [] : ["WebKitGTK"]);
const xvfb = (): Missing[] => (findXvfb() ? [] : ["Xvfb"]);

export const CASES: readonly BrowserCase[] = [
  {
    id: "chromium",
    how: "headless",
    backends: ["webgl", "wasm", "cpu"],
    plays: "webgl",
    open: (size) => openChromium({ size }),
    missing: () => [],
  },
  {
    id: "firefox-headless",
    how: "headless",
    backends: ["webgl", "wasm", "cpu"],
    plays: "wasm",
    open: (size) => openFirefox({ screen: "headless", size }),
    missing: firefox,
  },
  {
    id: "firefox",
    how: "a window on Xvfb",
    backends: ["webgl", "wasm", "cpu"],
    plays: "webgl",
    open: (size) => openFirefox({ screen: "virtual", size }),
    missing: () => [...firefox(), ...xvfb()],
  },
  {
    id: "firefox-resists",
    how: "a window on Xvfb, `privacy.resistFingerprinting`",
    backends: ["webgl", "wasm"],
    plays: "webgl",
    resists: true,
    open: (size) => openFirefox({ screen: "virtual", size, prefs: { "privacy.resistFingerprinting": true } }),
    missing: () => [...firefox(), ...xvfb()],
  },
  {
    id: "webkit",
    how: "MiniBrowser in a window on Xvfb",
    backends: ["webgl", "wasm", "cpu"],
    plays: "webgl",
    open: (size) => openWebKit({ size }),
    missing: () => [...webkit(), ...xvfb()],
  },
];

/** Set by `.ci/run`: a browser that is missing is then a failure, not something to be named at the end. */
export const browsersAreRequired = (): boolean => process.env.GLIMPSE_BROWSERS === "required";

export const DESKTOP: Size = { width: 1280, height: 800 };
