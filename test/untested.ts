import { pathToFileURL } from "node:url";
import { CASES, type Missing } from "./browsers/cases";
import { SERVER_CASES, type Server } from "./servers/cases";

/** Something that is tested only where other programs are. */
export interface Optional {
  /** By name, as it is told. */
  readonly what: string;
  readonly missing: () => readonly Needed[];
}

type Needed = Missing | Server;

const REMEDIES: Readonly<Record<Needed, { readonly how: string; readonly debian: string }>> = {
  Firefox: { how: "install Firefox, or name its program in FIREFOX_PATH", debian: "firefox-esr" },
  WebKitGTK: {
    how: "install WebKitGTK's driver, or name it in WEBKIT_DRIVER_PATH",
    debian: "webkit2gtk-driver",
  },
  Xvfb: { how: "install Xvfb", debian: "xvfb" },
  PostgreSQL: {
    how: "install PostgreSQL's server, or name the folder of its programs in POSTGRES_BIN",
    debian: "postgresql",
  },
  Redis: { how: "install Redis, or name redis-server in REDIS_SERVER_PATH", debian: "redis-server" },
};

/** What `npm test` leaves out where something is missing. */
export const OPTIONAL: readonly Optional[] = [
  ...CASES.map(({ id, how, missing }) => ({ what: `${id} (${how})`, missing })),
  ...SERVER_CASES.map(({ server, tests, there }) => ({ what: tests, missing: () => (there() ? [] : [server]) })),
];

/** What was skipped, and how to have it tested; no lines if nothing was. */
export function untestedLines(all: readonly Optional[]): string[] {
  const skipped = all.filter((each) => each.missing().length > 0);
  if (skipped.length === 0) return [];
  const missing = [...new Set(skipped.flatMap((each) => each.missing()))];
  return [
    "Not tested, because it is not installed here:",
    ...skipped.map(({ what, missing: lacks }) => `  ${what}: there is no ${lacks().join(", no ")}`),
    `To have it tested: ${missing.map((each) => REMEDIES[each].how).join("; ")}; then npm test.`,
    `On Debian: apt-get install ${missing.map((each) => REMEDIES[each].debian).join(" ")}`,
  ];
}

/** The last step of `npm test`, so that its last lines say it. */
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lines = untestedLines(OPTIONAL);
  if (lines.length > 0) console.log(`\n${lines.join("\n")}`);
}
