import { pathToFileURL } from "node:url";
import { type BrowserCase, CASES, type Missing } from "./cases";

const REMEDIES: Readonly<Record<Missing, string>> = {
  Firefox: "install Firefox, or name its program in FIREFOX_PATH",
  WebKitGTK: "install WebKitGTK's driver, or name it in WEBKIT_DRIVER_PATH",
  Xvfb: "install Xvfb",
};

/** What the browser tests skipped, and how to have it tested; no lines if nothing was. */
export function untestedLines(cases: readonly Pick<BrowserCase, "id" | "how" | "missing">[]): string[] {
  const skipped = cases.filter((each) => each.missing().length > 0);
  if (skipped.length === 0) return [];
  const missing = [...new Set(skipped.flatMap((each) => each.missing()))];
  return [
    "Not tested, because it is not installed here:",
    ...skipped.map(({ id, how, missing: lacks }) => `  ${id} (${how}): there is no ${lacks().join(", no ")}`),
    `To have it tested: ${missing.map((each) => REMEDIES[each]).join("; ")}; then npm test.`,
    "On Debian: apt-get install firefox-esr webkit2gtk-driver xvfb",
  ];
}

/** The last step of `npm test`, so that its last lines say it. */
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lines = untestedLines(CASES);
  if (lines.length > 0) console.log(`\n${lines.join("\n")}`);
}
